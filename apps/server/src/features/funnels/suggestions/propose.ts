import { readAct } from '@desirepath/contract/acts';
import type { FunnelStep } from '@desirepath/contract/funnel-definition';
import type { Goal } from '@desirepath/contract/goals';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { DayRange } from '../../segments/days/range.ts';
import type { ResolvedSegment } from '../../segments/references.ts';
import { type Candidate, candidates, type WayRow, wayTo } from './queries.ts';

/** Steps before the goal: a first funnel is to be seen at one glance. */
const STEPS = 3;
/** Share of those who got to the goal that must have done a step before. */
const USUAL = 0.5;
const NEARLY = 0.9;

interface Proposal {
  name: string;
  steps: FunnelStep[];
}

/** A funnel to what visitors come for, by way of what most of those did who got there. Without steps where nothing is known. */
export async function propose(
  behaviour: Behaviour,
  { range, segment, goals }: { range: DayRange; segment: ResolvedSegment; goals: readonly Goal[] },
  signal?: AbortSignal,
): Promise<Proposal> {
  const goal = goalOf(await candidates(behaviour, { range, segment }, signal), goals);
  if (!goal) return { name: '', steps: [] };
  const way = stepsOf(await wayTo(behaviour, { range, segment, goal }, signal), goal);
  if (way.length === 0) return { name: '', steps: [] };
  return { name: `To ${goal.value}`, steps: [...way, goal].map(toStep) };
}

const toStep = ({ type, value }: Pick<Candidate, 'type' | 'value'>): FunnelStep => ({
  type,
  value,
  filters: [],
  optional: false,
});

/** What the site calls a goal; else a form, an event, or a page that visitors come to but do not begin with. */
function goalOf(all: readonly Candidate[], goals: readonly Goal[]): Candidate | undefined {
  const acts = goals.map(({ act }) => readAct(act));
  const later = all.filter(({ sessions, entries }) => entries < sessions / 2);
  return (
    all.find(({ type, value }) => acts.some((act) => act.type === type && act.value === value)) ??
    later.find(({ type }) => type === 'form') ??
    later.find(({ type }) => type === 'event') ??
    later.find(({ type }) => type === 'page')
  );
}

/** The commonest few of the way, in their order; of a page and its group the one that more of them saw. */
function stepsOf(way: readonly WayRow[], goal: Pick<Candidate, 'type' | 'value'>): WayRow[] {
  const usual = way.filter(({ type, value, share }) => share >= USUAL && !(type === goal.type && value === goal.value));
  const isIn = (page: WayRow, group: WayRow) =>
    page.type === 'page' && group.type === 'page' && page.value !== group.value && isBelow(page.value, group.value);
  // A single page says more than its group, where nearly all of these saw it.
  const saysMore = (page: WayRow, group: WayRow) => isIn(page, group) && page.share >= NEARLY * group.share;
  const chosen = usual
    .filter((row) => !usual.some((page) => saysMore(page, row)))
    .filter((row) => !usual.some((group) => isIn(row, group) && !saysMore(row, group)))
    .toSorted((one, other) => other.share - one.share);
  return chosen.slice(0, STEPS).toSorted((one, other) => one.place - other.place);
}

const isBelow = (path: string, group: string) => group.endsWith('*') && path.startsWith(group.slice(0, -1));
