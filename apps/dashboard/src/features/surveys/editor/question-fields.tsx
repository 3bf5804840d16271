import { SURVEYS } from '@desirepath/contract/limits';
import { SCALE_LOOKS, type SurveyQuestion } from '@desirepath/contract/survey-questions';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { Textarea } from '../../../ui/textarea.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { ChoicesEditor } from './choices-editor.tsx';

interface QuestionFieldsProps {
  question: SurveyQuestion;
  onChange: (question: SurveyQuestion) => void;
}

const LOOK_WORDS = { numbers: t`Numbers`, stars: t`Stars`, faces: t`Faces` };
const LOOKS = SCALE_LOOKS.map((value) => ({ value, label: LOOK_WORDS[value] }));

const OF_ANSWER = '{{answer:id|fallback}}';
const OF_VISITOR = '{{attribute:name|fallback}}';

/** What can be said of a question: what all have, and what its type has besides. */
export function QuestionFields({ question, onChange }: QuestionFieldsProps) {
  return (
    <>
      <Field label={question.type === 'statement' ? t`Text` : t`Question`}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={SURVEYS.words}
            value={question.text}
            onChange={(event) => onChange({ ...question, text: event.target.value })}
          />
        )}
      </Field>
      <Line
        label={t`Description (optional)`}
        value={question.description}
        longest={SURVEYS.words}
        onChange={(description) => onChange({ ...question, description })}
        help={t`Any text may have ${OF_ANSWER} in it for an earlier answer, or ${OF_VISITOR} for what you know of the visitor.`}
      />
      <OfType question={question} onChange={onChange} />
      {question.type !== 'statement' && (
        <Tick checked={question.required} onChange={(required) => onChange({ ...question, required })}>
          <Trans>Must be answered</Trans>
        </Tick>
      )}
    </>
  );
}

function OfType({ question, onChange }: QuestionFieldsProps) {
  switch (question.type) {
    case 'rating':
    case 'nps':
    case 'csat':
    case 'ces':
      return (
        <>
          {'look' in question && (
            <div className="flex flex-wrap gap-2">
              <Select
                label={t`Shown as`}
                value={question.look}
                options={LOOKS}
                onChange={(look) => onChange({ ...question, look })}
              />
              {question.type === 'rating' && (
                <Select
                  label={t`Steps`}
                  value={String(question.steps)}
                  options={STEPS}
                  onChange={(steps) => onChange({ ...question, steps: Number(steps) })}
                />
              )}
            </div>
          )}
          <div className="grid gap-3 sm:grid-cols-2">
            <Line label={t`Lowest means`} value={question.low} onChange={(low) => onChange({ ...question, low })} />
            <Line label={t`Highest means`} value={question.high} onChange={(high) => onChange({ ...question, high })} />
          </div>
        </>
      );
    case 'single_choice':
    case 'multiple_choice':
      return (
        <>
          <ChoicesEditor
            label={t`Choices`}
            one="choice"
            prefix="o"
            least={2}
            choices={question.options}
            onChange={(options) => onChange({ ...question, options })}
          />
          <Line
            label={t`A choice of one’s own (optional)`}
            help={t`What it is called, such as “Something else”. Whoever chooses it may write a text.`}
            value={question.other}
            onChange={(other) => onChange({ ...question, other })}
          />
          <Tick checked={question.shuffle} onChange={(shuffle) => onChange({ ...question, shuffle })}>
            <Trans>Choices in random order</Trans>
          </Tick>
        </>
      );
    case 'ranking':
      return (
        <>
          <ChoicesEditor
            label={t`To be put in order`}
            one="choice"
            prefix="o"
            least={2}
            choices={question.options}
            onChange={(options) => onChange({ ...question, options })}
          />
          <Tick checked={question.shuffle} onChange={(shuffle) => onChange({ ...question, shuffle })}>
            <Trans>In random order at first</Trans>
          </Tick>
        </>
      );
    case 'matrix':
      return (
        <>
          <ChoicesEditor
            label={t`Rows`}
            one="row"
            prefix="r"
            least={1}
            choices={question.rows}
            onChange={(rows) => onChange({ ...question, rows })}
          />
          <ChoicesEditor
            label={t`Columns`}
            one="column"
            prefix="c"
            least={2}
            choices={question.columns}
            onChange={(columns) => onChange({ ...question, columns })}
          />
          <Tick checked={question.shuffle} onChange={(shuffle) => onChange({ ...question, shuffle })}>
            <Trans>Rows in random order</Trans>
          </Tick>
        </>
      );
    case 'short_text':
    case 'long_text':
    case 'email':
      return (
        <Line
          label={t`Placeholder (optional)`}
          value={question.placeholder}
          onChange={(placeholder) => onChange({ ...question, placeholder })}
        />
      );
    case 'consent':
      return (
        <Line label={t`Beside the box`} value={question.label} onChange={(label) => onChange({ ...question, label })} />
      );
    case 'link':
      return (
        <div className="grid gap-3 sm:grid-cols-2">
          <Line
            label={t`On the button`}
            value={question.label}
            onChange={(label) => onChange({ ...question, label })}
          />
          <Line
            label={t`Leads to`}
            value={question.url}
            longest={2048}
            onChange={(url) => onChange({ ...question, url })}
          />
        </div>
      );
    case 'statement':
      return null;
  }
}

const STEPS = Array.from({ length: 9 }, (_, index) => ({
  value: String(index + 2),
  label: plural(index + 2, { one: '# step', other: '# steps' }),
}));

interface LineProps {
  label: string;
  value: string;
  help?: string;
  longest?: number;
  onChange: (value: string) => void;
}

function Line({ label, value, help, longest = SURVEYS.label, onChange }: LineProps) {
  return (
    <Field label={label} {...(help ? { help } : {})}>
      {(control) => (
        <Input {...control} maxLength={longest} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
