import type { Flow } from '@desirepath/contract/paths';
import type { Shown } from '@desirepath/contract/tiles';
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { later } from '../../../app/later.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { Loading } from '../../../ui/skeleton.tsx';
import type { Chosen } from '../../paths/sankey.tsx';
import { isNamed, stopWords, wayCondition } from '../../paths/words.ts';
import { Watch } from '../scope.tsx';
import { PlainTable } from './plain-table.tsx';

const Sankey = later(
  () => import('../../paths/sankey.tsx'),
  () => <Loading className="h-full" />,
);

interface PathsTileProps {
  shows: Extract<Shown, { kind: 'paths' }>;
  flow: Flow;
  asTable: boolean;
}

export function PathsTile({ shows, flow: { nodes, edges, sessions }, asTable }: PathsTileProps) {
  const [chosen, setChosen] = useState<Chosen>();
  const way = (step: number, stop: string, next?: string) =>
    isNamed(stop, ...(next === undefined ? [] : [next])) ? (
      <Watch
        whose={
          next === undefined
            ? t`sessions that came by ${stopWords(stop)}`
            : t`sessions that came by ${stopWords(stop)}, then ${stopWords(next)}`
        }
        conditions={[
          wayCondition(
            {
              start: shows.start,
              end: shows.end,
              events: shows.events ? 'yes' : undefined,
              groups: shows.groups || undefined,
            },
            step,
            stop,
            next,
          ),
        ]}
      />
    ) : undefined;
  if (asTable)
    return (
      <PlainTable
        label={t`Ways`}
        columns={[t`Way`, t`Step`, t`Sessions`]}
        rows={edges.map(({ step, from, to, sessions: count }) => ({
          key: `${step} ${from} ${to}`,
          name: `${stopWords(from)} → ${stopWords(to)}`,
          cells: [formatNumber(step), formatNumber(count)],
          lead: way(step, from, to),
        }))}
      />
    );
  return (
    <div className="grid gap-1 px-3 py-1">
      <Sankey nodes={nodes} edges={edges} sessions={sessions} chosen={chosen} onChoose={setChosen} />
      {chosen && (
        <p className="flex items-center gap-1 text-2sm" aria-live="polite">
          {'edge' in chosen ? (
            <>
              {`${stopWords(chosen.edge.from)} → ${stopWords(chosen.edge.to)}: ${formatNumber(chosen.edge.sessions)}`}
              {way(chosen.edge.step, chosen.edge.from, chosen.edge.to)}
            </>
          ) : (
            <>
              {`${stopWords(chosen.node.name)}: ${formatNumber(chosen.node.sessions)}`}
              {way(chosen.node.step, chosen.node.name)}
            </>
          )}
        </p>
      )}
    </div>
  );
}
