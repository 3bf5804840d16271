import type { Clause } from '@desirepath/contract/conditions';
import type { DateRange } from '@desirepath/contract/days';
import type { Segment } from '@desirepath/contract/segment';
import { createContext, use } from 'react';
import { type FILTER_KEYS, NO_SEGMENT } from '../../app/search.ts';
import { WatchThese } from '../../app/watch-these.tsx';

/** Whose sessions of which days a tile is about. */
export interface Scope extends DateRange {
  siteId: number;
  filter: Segment;
}

/** Undefined for who came by a link: they see figures, and no session. */
export const ScopeContext = createContext<Scope | undefined>(undefined);

/** What another view is given in its address, to be about the same sessions. */
export const searchOf = ({ from, to, filter }: Scope) => ({ ...NO_SEGMENT, ...filter, range: undefined, from, to });

interface WatchProps {
  /** Whose sessions, as a person reads it: "Watch those who …". */
  whose: string;
  segment?: Partial<Record<(typeof FILTER_KEYS)[number], string>>;
  conditions?: readonly Clause[];
}

/** From a number of a tile to the sessions behind it. */
export function Watch({ whose, segment, conditions = [] }: WatchProps) {
  const scope = use(ScopeContext);
  if (!scope) return null;
  const { range, from, to, ...filter } = searchOf(scope);
  return (
    <WatchThese
      siteId={scope.siteId}
      whose={whose}
      segment={{ ...filter, ...segment }}
      days={{ range, from, to }}
      conditions={conditions}
    />
  );
}
