import { EXIT, type PathEdge } from '@desirepath/contract/paths';
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { WatchThese } from '../../app/watch-these.tsx';
import { Button } from '../../ui/button.tsx';
import { formatNumber, formatShare } from '../../ui/format.ts';
import type { Chosen } from './sankey.tsx';
import type { PathsSearch } from './search.ts';
import { isNamed, stopWords, wayCondition } from './words.ts';

interface ChosenPanelProps {
  siteId: number;
  chosen: Chosen;
  edges: readonly PathEdge[];
  search: PathsSearch;
  onSearch: (changes: Partial<PathsSearch>) => void;
}

/** What was chosen: how many, who they are, and where they went from there. */
export function ChosenPanel({ siteId, chosen, edges, search, onSearch }: ChosenPanelProps) {
  const isEdge = 'edge' in chosen;
  const { step, sessions } = isEdge ? chosen.edge : chosen.node;
  const from = isEdge ? chosen.edge.from : chosen.node.name;
  const to = isEdge ? chosen.edge.to : undefined;
  const next = isEdge ? [] : edges.filter((edge) => edge.step === step && edge.from === from);
  const title = to === undefined ? stopWords(from) : `${stopWords(from)} → ${stopWords(to)}`;
  return (
    <section aria-label={t`What is chosen`} className="grid gap-2 border-t p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="min-w-0 truncate font-medium">{t`Step ${step}: ${title}`}</h3>
        <span className="text-muted-foreground tabular-nums">
          <Plural value={sessions} one="# session" other="# sessions" />
        </span>
        {isNamed(from, to ?? from) && (
          <WatchThese
            siteId={siteId}
            whose={t`sessions at step ${step}: ${title}`}
            conditions={[wayCondition(search, step, from, to)]}
          />
        )}
        {!isEdge && isNamed(from) && (
          <>
            <Button size="sm" onClick={() => onSearch({ start: from, end: undefined })}>
              <Trans>Begin here</Trans>
            </Button>
            <Button size="sm" onClick={() => onSearch({ start: undefined, end: from })}>
              <Trans>What led here</Trans>
            </Button>
          </>
        )}
      </div>
      {next.length > 0 && (
        <ul className="grid gap-px sm:max-w-lg">
          {next.map((edge) => (
            <li key={edge.to} className="flex h-8 items-center gap-2">
              <span className={`min-w-0 flex-1 truncate ${edge.to === EXIT ? 'text-bad' : ''}`}>
                {stopWords(edge.to)}
              </span>
              <span className="tabular-nums">{formatNumber(edge.sessions)}</span>
              <span className="w-14 text-end text-muted-foreground tabular-nums">
                {formatShare(edge.sessions / Math.max(1, sessions))}
              </span>
              {isNamed(from, edge.to) ? (
                <WatchThese
                  siteId={siteId}
                  whose={t`sessions that went from ${stopWords(from)} to ${stopWords(edge.to)}`}
                  conditions={[wayCondition(search, step, from, edge.to)]}
                />
              ) : (
                <span className="size-7" />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
