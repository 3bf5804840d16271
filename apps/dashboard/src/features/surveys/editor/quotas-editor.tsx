import { SURVEYS } from '@desirepath/contract/limits';
import { OTHER, scaleOf } from '@desirepath/contract/survey-questions';
import type { SurveyFields, SurveyQuota } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { answersOf } from '../../../app/survey-answers.ts';
import { useFocusKept } from '../../../app/use-focus-kept.ts';
import { Button } from '../../../ui/button.tsx';
import { NumberInput } from '../../../ui/number-input.tsx';
import { Select } from '../../../ui/select.tsx';
import { numbered } from '../words.ts';

interface QuotasEditorProps {
  draft: SurveyFields;
  onChange: (draft: SurveyFields) => void;
}

const ALL = ' all';

/** How many complete answers are taken: in all, or of those who said a certain thing. */
export function QuotasEditor({ draft, onChange }: QuotasEditorProps) {
  const { quotas, questions } = draft;
  const adds = useFocusKept(quotas.length);
  const set = (changed: SurveyQuota[]) => onChange({ ...draft, quotas: changed });
  const choosable = questions.filter((question) => answersOf(question).length > 0);
  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <legend className="mb-1.5 font-medium">
        <Trans>Quotas</Trans>
      </legend>
      {quotas.map((quota, index) => {
        const question = questions.find(({ id }) => id === quota.question);
        const answers = question ? answersOf(question) : [];
        const change = (changed: SurveyQuota) => set(quotas.with(index, changed));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: quotas have no names
          <div key={index} className="flex flex-wrap items-center gap-2">
            <span>
              <Trans>No more than</Trans>
            </span>
            <NumberInput
              least={1}
              most={SURVEYS.quotaAnswers}
              aria-label={t`Quota ${index + 1}: answers`}
              className="h-8 w-24"
              value={quota.most}
              onChange={(most) => change({ ...quota, most })}
            />
            <Select
              label={t`Quota ${index + 1}: of whom`}
              value={quota.question ?? ALL}
              options={[
                { value: ALL, label: t`complete answers` },
                ...choosable.map(({ id }) => ({ value: id, label: t`answers to ${numbered(questions, id)}` })),
              ]}
              onChange={(chosen) => {
                const asked = choosable.find(({ id }) => id === chosen);
                const value = asked && answersOf(asked)[0]?.value;
                change(
                  asked && value !== undefined
                    ? { most: quota.most, question: asked.id, value: typed(asked, value) }
                    : { most: quota.most },
                );
              }}
              className="max-w-72"
            />
            {question && answers.length > 0 && (
              <Select
                label={t`Quota ${index + 1}: answer`}
                value={String(quota.value ?? OTHER)}
                options={answers}
                onChange={(value) => change({ ...quota, value: typed(question, value) })}
                className="max-w-48"
              />
            )}
            <Button
              variant="ghost"
              size="icon"
              className="ms-auto"
              aria-label={t`Remove quota ${index + 1}`}
              onClick={() => set(quotas.toSpliced(index, 1))}
            >
              <X />
            </Button>
          </div>
        );
      })}
      <Button
        ref={adds}
        size="sm"
        variant="ghost"
        className="justify-self-start"
        onClick={() => set([...quotas, { most: 100 }])}
      >
        <Plus aria-hidden />
        <Trans>Add a quota</Trans>
      </Button>
    </fieldset>
  );
}

/** Numbers are answered as numbers. */
const typed = (question: SurveyFields['questions'][number], value: string) =>
  scaleOf(question) ? Number(value) : value;
