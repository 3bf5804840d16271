import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ArrowLeft, ListFilter } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { api } from '../api.ts';
import { problemOf } from '../problem.ts';
import { useQuestion } from '../question.ts';
import { SEGMENT_KEYS, type SegmentKey } from '../search.ts';
import { SEGMENT_LABELS, valueLabel } from '../segment-labels.ts';

/** Values offered of one property, most visitors first. */
const VALUES_OFFERED = 30;

/** Adds a condition: first the property, then one of the values that sessions of these days have. */
export function SegmentPicker() {
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<SegmentKey>();
  const toggle = (next: boolean) => {
    setOpen(next);
    setKey(undefined);
  };
  return (
    <Popover open={open} onOpenChange={toggle}>
      <PopoverTrigger asChild>
        <Button variant="ghost">
          <ListFilter aria-hidden />
          Filter
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Add a filter" align="start" className="w-64 p-1.5">
        {key ? (
          <Values by={key} onBack={() => setKey(undefined)} onDone={() => toggle(false)} />
        ) : (
          SEGMENT_KEYS.map((each) => (
            <Button
              key={each}
              variant="ghost"
              className="w-full justify-start px-2 font-normal text-foreground"
              onClick={() => setKey(each)}
            >
              {SEGMENT_LABELS[each]}
            </Button>
          ))
        )}
      </PopoverContent>
    </Popover>
  );
}

function Values({ by, onBack, onDone }: { by: SegmentKey; onBack: () => void; onDone: () => void }) {
  const navigate = useNavigate();
  // The others of this property are on offer too, not only the one that is chosen now.
  const question = { ...useQuestion(), [by]: undefined };
  const values = useQuery(
    api.trends.breakdown.queryOptions({
      input: { ...question, by, limit: VALUES_OFFERED },
      placeholderData: keepPreviousData,
    }),
  );
  const offered = values.data?.items.filter(({ value }) => value !== '' || by === 'source');
  const choose = (value: string) => {
    onDone();
    void navigate({ to: '.', search: (before) => ({ ...before, [by]: value }) });
  };
  return (
    <>
      <Button variant="ghost" size="sm" onClick={onBack} className="mb-1">
        <ArrowLeft aria-hidden />
        {SEGMENT_LABELS[by]}
      </Button>
      {values.isPending && <SkeletonRows rows={5} />}
      {values.isError && <ErrorState problem={problemOf(values.error)} onRetry={values.refetch} />}
      {offered?.length === 0 && (
        <p className="px-2 py-4 text-muted-foreground">
          {values.data?.items.length === 0 ? 'No sessions in these days.' : 'Not known of any session in these days.'}
        </p>
      )}
      <div className="max-h-72 overflow-y-auto">
        {offered?.map(({ value, visitors }) => (
          <Button
            key={value}
            variant="ghost"
            className="w-full justify-between px-2 font-normal text-foreground"
            onClick={() => choose(value)}
          >
            <span className="truncate">{valueLabel(by, value)}</span>
            <span className="text-muted-foreground tabular-nums">{formatCount(visitors)}</span>
          </Button>
        ))}
      </div>
    </>
  );
}
