import type { SurveyFields } from '@desirepath/contract/surveys';
import { useSite } from '../../../app/question.ts';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { Input } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';

const REPEATS = [
  { value: 'once', label: 'Once' },
  { value: 'until_answered', label: 'Until they have answered' },
  { value: 'every', label: 'Again after some days' },
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
      <CardHeader title="How often" />
      <div className="grid gap-3 px-4 pt-2">
        <div className="flex flex-wrap items-center gap-2">
          <span>One visitor sees it</span>
          <Select
            label="How often one visitor sees it"
            value={repeat.show}
            options={REPEATS}
            onChange={(show) => onChange({ ...draft, repeat: show === 'every' ? { show, days: 90 } : { show } })}
          />
          {repeat.show === 'every' && (
            <Days
              label="Days"
              value={repeat.days}
              least={1}
              onChange={(days) => onChange({ ...draft, repeat: { show: 'every', days } })}
            />
          )}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <span>Not within</span>
          <Days
            label="Days of rest"
            value={draft.rest_days}
            least={0}
            onChange={(rest_days) => onChange({ ...draft, rest_days })}
          />
          <span>of any other survey</span>
        </div>
        <span className="flex flex-wrap items-center gap-2">
          <span>Only</span>
          <Input
            type="number"
            min={1}
            max={100}
            aria-label="Share of visitors in per cent"
            className="h-8 w-20"
            value={Math.round(draft.sample * 100)}
            onChange={(event) =>
              onChange({ ...draft, sample: Math.min(100, Math.max(0, Number(event.target.value))) / 100 })
            }
          />
          <span>% of visitors may see it</span>
        </span>
        {settings.cookieless && (
          <p className="text-[13px] text-muted-foreground">
            Browsers keep nothing of this site (cookieless): who has seen or answered it is known until they open
            another page.
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
      <Input
        type="number"
        min={least}
        max={400}
        aria-label={label}
        className="h-8 w-20"
        value={value}
        onChange={(event) => onChange(Math.max(least, Math.round(Number(event.target.value))))}
      />
      days
    </span>
  );
}
