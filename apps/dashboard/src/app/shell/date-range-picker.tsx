import { type DateRange, RANGE_PRESETS, type RangePreset } from '@desirepath/contract/days';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { CalendarDays, Check } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { formatDays } from '../../ui/format.ts';
import { Input } from '../../ui/input.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx';
import { DEFAULT_PRESET, daysProblem } from '../date-range.ts';
import { customDaysOf, useDays, useQuestionSearch, useSite } from '../question.ts';
import type { QuestionSearch, RANGE_KEYS } from '../search.ts';

export const PRESET_LABELS: Record<RangePreset, string> = {
  today: t`Today`,
  yesterday: t`Yesterday`,
  '7d': t`Last 7 days`,
  '30d': t`Last 30 days`,
  '90d': t`Last 90 days`,
  'this-month': t`This month`,
  'last-month': t`Last month`,
  '12m': t`Last 12 months`,
};

interface DateRangePickerProps {
  /** What holds where the address names no days. */
  usual?: Pick<QuestionSearch, (typeof RANGE_KEYS)[number]>;
}

export function DateRangePicker({ usual = { range: DEFAULT_PRESET } }: DateRangePickerProps) {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const given = useQuestionSearch();
  const search = given.range || customDaysOf(given) ? given : usual;
  const { time_zone: timeZone } = useSite().settings;
  const days = useDays(search);
  const preset = customDaysOf(search) ? undefined : (search.range ?? DEFAULT_PRESET);

  const choose = (chosen: { range?: RangePreset; from?: string; to?: string }) => {
    setOpen(false);
    void navigate({
      to: '.',
      search: (before) => ({ ...before, range: undefined, from: undefined, to: undefined, ...chosen }),
    });
  };

  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          aria-label={t`Dates: ${preset ? PRESET_LABELS[preset] : formatDays(days.from, days.to)}`}
          className="printed"
        >
          <CalendarDays className="text-muted-foreground" aria-hidden />
          {preset ? PRESET_LABELS[preset] : formatDays(days.from, days.to)}
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t`Dates`} align="start" className="flex w-60 flex-col sm:w-auto sm:flex-row">
        <div className="grid grid-cols-1 content-start gap-px p-1.5 sm:w-44">
          {RANGE_PRESETS.map((range) => (
            <Button
              key={range}
              variant="ghost"
              aria-pressed={range === preset}
              className="justify-start px-2 font-normal text-foreground"
              onClick={() => choose(range === usual.range ? {} : { range })}
            >
              {PRESET_LABELS[range]}
              {range === preset && <Check className="ms-auto text-ember-text" aria-hidden />}
            </Button>
          ))}
        </div>
        <CustomDays key={`${days.from} ${days.to}`} days={days} timeZone={timeZone} onChoose={choose} />
      </PopoverContent>
    </Popover>
  );
}

interface CustomDaysProps {
  days: DateRange;
  timeZone: string;
  onChoose: (days: DateRange) => void;
}

function CustomDays({ days, timeZone, onChoose }: CustomDaysProps) {
  const [from, setFrom] = useState(days.from);
  const [to, setTo] = useState(days.to);
  const problem = daysProblem({ from, to });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!problem) onChoose({ from, to });
  };
  return (
    <form onSubmit={submit} className="grid content-start gap-3 sm:w-56 border-t p-3 sm:border-t-0 sm:border-s">
      <Field label={t`From`}>
        {(control) => (
          <Input {...control} type="date" required value={from} onChange={(e) => setFrom(e.target.value)} />
        )}
      </Field>
      <Field label={t`To`} error={problem} help={t`Days in ${timeZone}`}>
        {(control) => <Input {...control} type="date" required value={to} onChange={(e) => setTo(e.target.value)} />}
      </Field>
      <Button type="submit" variant="primary">
        <Trans>Show these days</Trans>
      </Button>
    </form>
  );
}
