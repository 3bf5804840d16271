import { QUERY } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Select } from '../../ui/select.tsx';
import { api } from '../api.ts';
import { inGeneral } from '../in-general.ts';
import { useSite } from '../question.ts';
import { conditionAnswersOf } from '../survey-answers.ts';
import type { FormValues } from './fill-in.ts';

interface SurveyFieldsProps {
  values: FormValues;
  onChange: (values: FormValues) => void;
}

/** Lists keep the empty value for "nothing chosen"; no id of a survey or of a part of one is these. */
const ANY = '*';
const OWN = '**';

/** Asks for a survey, a question of it and an answer to that, by their names. */
export function SurveyFields({ values, onChange }: SurveyFieldsProps) {
  const { id: site } = useSite();
  const listed = useQuery(api.surveys.list.queryOptions({ input: { site, limit: QUERY.maxPageSize } }));
  const surveys = listed.data?.items ?? [];
  const [text, questionId, answer, row] = ['text', 'question', 'answer', 'row'].map((name) =>
    String(values[name] ?? ''),
  );
  const survey = surveys.find(({ id }) => id === text);
  const [isOwn, setIsOwn] = useState(false);
  const isById = isOwn || (text !== '' && !survey && !listed.isPending);
  const question = survey?.questions.find(({ id }) => id === questionId);
  const answers = question ? conditionAnswersOf(question) : [];
  const choose = (given: FormValues) => onChange({ text: text ?? '', ...given });
  return (
    <>
      <Chooser
        label={t`Survey`}
        value={isById ? OWN : text}
        any={t`Any survey`}
        options={[
          ...surveys.map(({ id, name }) => ({ value: id, label: name })),
          { value: OWN, label: t`One that your site tells of` },
        ]}
        onChange={(chosen) => {
          setIsOwn(chosen === OWN);
          choose({ text: chosen === OWN ? '' : chosen });
        }}
      />
      {isById && (
        <Field label={t`What your site calls it`} help={t`The property “survey” of its event survey_answered.`}>
          {(control) => (
            <Input
              {...control}
              value={text}
              onChange={({ target }) => choose({ text: target.value })}
              spellCheck={false}
            />
          )}
        </Field>
      )}
      {survey && (
        <Chooser
          label={t`Question`}
          value={questionId}
          any={t`Any question`}
          options={survey.questions
            .filter(({ type }) => type !== 'statement')
            .map((one) => ({ value: one.id, label: inGeneral(one.text) }))}
          onChange={(chosen) => choose({ question: chosen })}
        />
      )}
      {question?.type === 'matrix' && (
        <Chooser
          label={t`Row`}
          value={row}
          any={t`Any row`}
          options={question.rows.map((one) => ({ value: one.id, label: one.text }))}
          onChange={(chosen) => choose({ question: question.id, answer: answer ?? '', row: chosen })}
        />
      )}
      {question && answers.length > 0 && (
        <Chooser
          label={t`Answer`}
          value={answer}
          any={t`Any answer`}
          options={answers}
          onChange={(chosen) => choose({ question: question.id, answer: chosen, row: row ?? '' })}
        />
      )}
    </>
  );
}

interface ChooserProps {
  label: string;
  /** Empty for any. */
  value: string | undefined;
  any: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

const Chooser = ({ label, value, any, options, onChange }: ChooserProps) => (
  <Labelled label={label}>
    <Select
      label={label}
      className="h-9"
      value={value || ANY}
      options={[{ value: ANY, label: any }, ...options]}
      onChange={(chosen) => onChange(chosen === ANY ? '' : chosen)}
    />
  </Labelled>
);
