import { SURVEYS } from '@desirepath/contract/limits';
import {
  type AnswerCondition,
  OTHER,
  type SurveyBranch,
  type SurveyQuestion,
} from '@desirepath/contract/survey-questions';
import type { SurveyFields } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { answersOf } from '../../../app/survey-answers.ts';
import { useFocusKept } from '../../../app/use-focus-kept.ts';
import { Button } from '../../../ui/button.tsx';
import { Input } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { numbered } from '../words.ts';
import { TEST_WORDS, testsFor } from './branching.ts';

interface BranchesEditorProps {
  draft: SurveyFields;
  place: number;
  onChange: (branches: SurveyBranch[]) => void;
}

/** Where to go after a question, by what was answered to it: the first line that holds. */
export function BranchesEditor({ draft, place, onChange }: BranchesEditorProps) {
  const question = draft.questions[place];
  const adds = useFocusKept(question?.branches.length ?? 0);
  if (!question) return null;
  const { branches } = question;
  const later = [
    ...draft.questions.slice(place + 1).map(({ id }) => ({ value: id, label: numbered(draft.questions, id) })),
    ...draft.endings.map(({ id, title }) => ({ value: id, label: title ? t`End: ${title}` : t`End: without words` })),
  ];
  const [first] = later;
  if (!first) return null;
  const add = () => onChange([...branches, { when: conditionFor(question), to: first.value }]);
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <legend className="mb-1.5 font-medium">
        <Trans>What comes next</Trans>
      </legend>
      {branches.map((branch, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: branches have no names, and their order is what they are
        <div key={index} className="flex flex-wrap items-center gap-2 rounded-md border p-2">
          {branch.when.length === 0 ? (
            <span className="text-muted-foreground">
              <Trans>Always</Trans>
            </span>
          ) : (
            branch.when.map((condition, number) => (
              <ConditionFields
                key={`${condition.question ?? question.id} ${condition.test}`}
                question={draft.questions.find(({ id }) => id === condition.question) ?? question}
                label={t`Branch ${index + 1}`}
                condition={condition}
                onChange={(changed) =>
                  onChange(branches.with(index, { ...branch, when: branch.when.with(number, changed) }))
                }
              />
            ))
          )}
          <span className="text-muted-foreground">
            <Trans>go to</Trans>
          </span>
          <Select
            label={t`Branch ${index + 1} leads to`}
            value={branch.to}
            options={later}
            onChange={(to) => onChange(branches.with(index, { ...branch, to }))}
            className="max-w-64"
          />
          <Button
            variant="ghost"
            size="icon"
            className="ms-auto"
            aria-label={t`Remove branch ${index + 1}`}
            onClick={() => onChange(branches.toSpliced(index, 1))}
          >
            <X />
          </Button>
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-2sm text-muted-foreground">
          {branches.length === 0 ? t`Whatever is answered, the next one.` : t`Where none holds, the next one.`}
        </span>
        {branches.length < SURVEYS.branches && (
          <Button ref={adds} size="sm" variant="ghost" onClick={add}>
            <Plus aria-hidden />
            <Trans>Add a branch</Trans>
          </Button>
        )}
        {branches.length < SURVEYS.branches && !branches.some(({ when }) => when.length === 0) && (
          <Button size="sm" variant="ghost" onClick={() => onChange([...branches, { when: [], to: first.value }])}>
            <Plus aria-hidden />
            <Trans>Always go elsewhere</Trans>
          </Button>
        )}
      </div>
    </fieldset>
  );
}

const conditionFor = (question: SurveyQuestion): AnswerCondition[] => {
  const [test] = testsFor(question);
  return test ? [test] : [];
};

interface ConditionFieldsProps {
  question: SurveyQuestion;
  label: string;
  condition: AnswerCondition;
  onChange: (condition: AnswerCondition) => void;
}

function ConditionFields({ question, label, condition, onChange }: ConditionFieldsProps) {
  const tests = testsFor(question);
  const keep = condition.question === undefined ? {} : { question: condition.question };
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Select
        label={t`${label}: when`}
        value={condition.test}
        options={tests.map(({ test }) => ({ value: test, label: TEST_WORDS[test] }))}
        onChange={(test) => {
          const chosen = tests.find((one) => one.test === test);
          if (chosen) onChange({ ...chosen, ...keep });
        }}
      />
      {'any' in condition && <AnyOf question={question} label={label} condition={condition} onChange={onChange} />}
      {'than' in condition && (
        <Input
          type="number"
          aria-label={t`${label}: number`}
          className="h-8 w-20"
          value={condition.than}
          onChange={(event) => onChange({ ...condition, than: Number(event.target.value) })}
        />
      )}
      {'text' in condition && (
        <Input
          aria-label={t`${label}: text`}
          className="h-8 w-40"
          value={condition.text}
          onChange={(event) => onChange({ ...condition, text: event.target.value })}
        />
      )}
    </span>
  );
}

/** One of some answers, of which more can be added. */
function AnyOf({
  question,
  label,
  condition,
  onChange,
}: ConditionFieldsProps & { condition: Extract<AnswerCondition, { any: unknown }> }) {
  const choices = answersOf(question);
  const isNumber = choices.every(({ value }) => value !== OTHER && /^\d+$/.test(value)) && !('options' in question);
  const toggle = (value: string) => {
    const given = isNumber ? Number(value) : value;
    const any = condition.any.includes(given)
      ? condition.any.filter((one) => one !== given)
      : [...condition.any, given];
    if (any.length > 0) onChange({ ...condition, any });
  };
  return (
    <span className="flex flex-wrap gap-1">
      {choices.map(({ value, label: words }) => {
        const isOn = condition.any.map(String).includes(value);
        return (
          <button
            key={value}
            type="button"
            aria-pressed={isOn}
            aria-label={`${label}: ${words}`}
            onClick={() => toggle(value)}
            className="min-h-7 max-w-48 truncate rounded-md border px-2 text-2sm text-muted-foreground hover:bg-hover aria-pressed:border-ember aria-pressed:bg-ember-soft aria-pressed:text-ember-text"
          >
            {words}
          </button>
        );
      })}
    </span>
  );
}
