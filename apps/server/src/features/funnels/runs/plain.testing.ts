import type { FunnelDefinition } from '@desirepath/contract/funnel-definition';

/** An event of one session or visitor: when it was, and which steps and exclusions it is, by their place from 0. */
export interface PlainEvent {
  /** epoch ms */
  at: number;
  seq: number;
  session: string;
  steps: number[];
  exclusions: number[];
}

export interface PlainRun {
  /** epoch ms of each step up to the furthest; 0 where one was passed over. */
  at: number[];
  /** In which each was done. */
  sessions: (string | undefined)[];
  isExcluded: boolean;
}

/** What a funnel says of one history, by trying every way through it: slow and plain, to hold the SQL to. */
export function plainRun(definition: FunnelDefinition, events: readonly PlainEvent[]): PlainRun | undefined {
  const history = [...events].sort((one, other) => one.at - other.at || one.seq - other.seq);
  const run = definition.order === 'any' ? anyRun(definition, history) : orderedRun(definition, history);
  if (run.length === 0) return undefined;
  const sessions = run.map((event) => event?.session);
  return { at: run.map((event) => event?.at ?? 0), sessions, isExcluded: isExcluded(definition, history, run) };
}

type Run = (PlainEvent | undefined)[];

/** The last of the runs that got furthest; of those that went all the way, the first. */
function orderedRun({ steps, order, window_seconds }: FunnelDefinition, history: PlainEvent[]): Run {
  /** The run that ends with this event as this step: of all there are the one that began last, and passes over least. */
  const endingAt = new Map<string, Run | undefined>();
  const endingWith = (index: number, step: number): Run | undefined => {
    const key = `${index} ${step}`;
    if (!endingAt.has(key)) endingAt.set(key, search(index, step));
    return endingAt.get(key);
  };
  function search(index: number, step: number): Run | undefined {
    const event = history[index];
    if (!event?.steps.includes(step)) return undefined;
    if (step === 0) return [event];
    let best: Run | undefined;
    for (let before = step - 1; before >= 0; before--) {
      const earliest = order === 'strict' ? index - 1 : 0;
      for (let earlier = index - 1; earlier >= Math.max(0, earliest); earlier--) {
        const run = endingWith(earlier, before);
        if (!run || event.at - began(run).at > window_seconds * 1000) continue;
        const whole = [...run, ...Array<undefined>(step - 1 - before).fill(undefined), event];
        if (!best || history.indexOf(began(whole)) > history.indexOf(began(best))) best = whole;
      }
      if (!steps[before]?.optional) break;
    }
    return best;
  }

  for (let step = steps.length - 1; step >= 0; step--) {
    const found = history.flatMap((_, index) => {
      const run = endingWith(index, step);
      return run ? [run] : [];
    });
    const chosen = step === steps.length - 1 ? found[0] : found.at(-1);
    if (chosen) return chosen;
  }
  return [];
}

function began(run: Run): PlainEvent {
  const [first] = run;
  if (!first) throw new Error('A run begins with its first step');
  return first;
}

/** The last moment at which most steps were done within the window; of those with all steps the first. */
function anyRun({ steps, window_seconds }: FunnelDefinition, history: PlainEvent[]): Run {
  let best: Run = [];
  history.forEach((event, index) => {
    if (best.length === steps.length) return;
    const within = history.slice(0, index + 1).filter(({ at }) => event.at - at <= window_seconds * 1000);
    const done = steps.flatMap((_, step) => within.findLast((one) => one.steps.includes(step)) ?? []);
    const sorted = done.sort((one, other) => history.indexOf(one) - history.indexOf(other));
    if (sorted.length >= best.length && sorted.length > 0) best = sorted;
  });
  return best;
}

function isExcluded({ steps, exclusions, window_seconds }: FunnelDefinition, history: PlainEvent[], run: Run): boolean {
  return exclusions.some(({ from = 1, to = steps.length }, which) => {
    if (run.length < from) return false;
    const begin = run.slice(0, from).findLast((event) => event !== undefined);
    const end = run.slice(to - 1).find((event) => event !== undefined);
    return history.some((event, index) => {
      if (!event.exclusions.includes(which) || !begin || index <= history.indexOf(begin)) return false;
      return end ? index < history.indexOf(end) : event.at - began(run).at <= window_seconds * 1000;
    });
  });
}
