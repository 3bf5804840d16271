import type { Act } from '@desirepath/contract/acts';
import { t } from '@lingui/core/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { useQuestion } from '../../../app/question.ts';
import { formatShare } from '../../../ui/format.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ACT_LOOKS } from '../words.ts';
import { type Draft, definitionOf, EMPTY } from './draft.ts';

const SHOWN = 8;

interface NextStepsProps {
  steps: Draft['steps'];
  onChoose: (act: Act) => void;
}

/** Where visitors went from here: pressing one goes along with them. */
export function NextSteps({ steps, onChoose }: NextStepsProps) {
  const { site, from, to } = useQuestion();
  const next = useQuery(
    api.funnels.next.queryOptions({
      input: { site, from, to, steps: definitionOf({ ...EMPTY, steps }).steps },
      placeholderData: keepPreviousData,
    }),
  );
  if (next.isPending) return <SkeletonRows rows={SHOWN} />;
  if (!next.data || next.data.items.length === 0) return null;
  const { sessions, items } = next.data;
  return (
    <section
      aria-busy={next.isPlaceholderData}
      // Of a double press the second would add what came before the step that the first has added.
      className="grid grid-cols-[minmax(0,1fr)] gap-1 rounded-md border border-dashed p-2 aria-busy:pointer-events-none aria-busy:opacity-60"
    >
      <h2 className="px-1.5 text-2sm text-muted-foreground">
        {steps.length === 0 ? t`Begin where visitors do` : t`What visitors did next`}
      </h2>
      <ul className="grid grid-cols-[minmax(0,1fr)]">
        {items.slice(0, SHOWN).map((item) => {
          const { icon: Icon, label } = ACT_LOOKS[item.type];
          const words = item.type === 'element' ? item.label || item.value : item.value;
          return (
            <li key={`${item.type} ${item.value}`}>
              <button
                type="button"
                onClick={() => onChoose({ type: item.type, value: item.value, filters: [] })}
                className="relative flex h-8 w-full min-w-0 items-center gap-2 rounded-md px-1.5 text-start hover:bg-hover"
              >
                <Icon className="size-4 shrink-0 text-muted-foreground" role="img" aria-label={label} />
                <span className="min-w-0 flex-1 truncate" title={item.label || item.value}>
                  {words}
                </span>
                <span className="text-muted-foreground text-2sm tabular-nums">
                  {formatShare(Math.min(1, item.sessions / Math.max(1, sessions)), true)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
