import { SURVEYS } from '@desirepath/contract/limits';
import type { SurveyFields } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useSite } from '../../../app/question.ts';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { NumberInput } from '../../../ui/number-input.tsx';
import { Select } from '../../../ui/select.tsx';

const REPEATS = [
  { value: 'once', label: t`Once` },
  { value: 'until_answered', label: t`Until they have answered` },
  { value: 'every', label: t`Again after some days` },
] as const;

interface HowOftenProps {
  draft: SurveyFields;
  onChange: (draft: SurveyFields) => void;
}

/** How often one visitor sees it, how soon after another one, and how many see it at all. */
export function HowOften({ draft, onChange }: HowOftenProps) {
  const { repeat } = draft;
  const { settings } = useSite();
  return (
    <Card className="pb-4">
      <CardHeader title={t`How often`} />
      <div className="grid gap-3 px-4 pt-2">
        <div className="flex flex-wrap items-center gap-2">
          <span>
            <Trans>One visitor sees it</Trans>
          </span>
          <Select
            label={t`How often one visitor sees it`}
            value={repeat.show}
            options={REPEATS}
            onChange={(show) => onChange({ ...draft, repeat: show === 'every' ? { show, days: 90 } : { show } })}
          />
          {repeat.show === 'every' && (
            <Days
              label={t`Days`}
              value={repeat.days}
              least={1}
              onChange={(days) => onChange({ ...draft, repeat: { show: 'every', days } })}
            />
          )}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Trans>
            Not within{' '}
            <Days
              label={t`Days of rest`}
              value={draft.rest_days}
              least={0}
              onChange={(rest_days) => onChange({ ...draft, rest_days })}
            />{' '}
            of any other survey
          </Trans>
        </div>
        <span className="flex flex-wrap items-center gap-2">
          <Trans>
            Only{' '}
            <NumberInput
              least={1}
              most={100}
              aria-label={t`Share of visitors in per cent`}
              className="h-8 w-20"
              value={Math.round(draft.sample * 100)}
              onChange={(percent) => onChange({ ...draft, sample: percent / 100 })}
            />{' '}
            % of visitors may see it
          </Trans>
        </span>
        {settings.cookieless && (
          <p className="text-2sm text-muted-foreground">
            <Trans>
              Browsers keep nothing of this site (cookieless): who has seen or answered it is known until they open
              another page.
            </Trans>
          </p>
        )}
      </div>
    </Card>
  );
}

function Days({
  label,
  value,
  least,
  onChange,
}: {
  label: string;
  value: number;
  least: number;
  onChange: (days: number) => void;
}) {
  return (
    <span className="flex items-center gap-2">
      <NumberInput
        least={least}
        most={SURVEYS.days}
        aria-label={label}
        className="h-8 w-20"
        value={value}
        onChange={onChange}
      />
      <Plural value={value} one="day" other="days" />
    </span>
  );
}
