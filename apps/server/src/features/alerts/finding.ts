import type { AlertFacts, AlertWatch } from '@desirepath/contract/alerts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@desirepath/contract/durations';
import { ALERTS } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import type { Records } from '../../storage/records/open.ts';
import { type NewError, newErrors } from './errors/queries.ts';
import { type CourseDependencies, courseOf, isSameInterval, type NumberWatch } from './numbers/course.ts';
import { judge, type Verdict } from './numbers/judge.ts';
import { explain } from './numbers/words.ts';
import { gapsIn } from './silence/gaps.ts';
import { lastOutage, signsOfLife } from './silence/queries.ts';

/** Something that an alert tells. */
export interface Finding {
  /** epoch ms: when what it is about was over */
  at: number;
  value: number | null;
  text: string;
  facts: AlertFacts;
}

interface Stretch {
  /** epoch ms; of what was over after `from`, and at `until` at the latest */
  from: number;
  until: number;
}

/** For how long an alert is quiet (ms) each time that it has told something, and when it last did (epoch ms). */
export interface Quiet {
  cooldown: number;
  last: number | null;
}

/** Until when an alert is quiet (epoch ms). */
export const quietUntil = ({ cooldown, last }: Quiet): number =>
  last === null ? Number.NEGATIVE_INFINITY : last + cooldown;

/** What is told of a stretch of time, oldest first, and of a number its course. @throws AppError where what is watched is gone */
export async function findings(
  deps: CourseDependencies & { records: Records },
  site: Site,
  watch: AlertWatch,
  { from, until }: Stretch,
  quiet: Quiet,
  signal?: AbortSignal,
): Promise<{ told: Finding[]; verdicts: Verdict[] }> {
  switch (watch.kind) {
    case 'number': {
      // Until another interval is over there is nothing to look at.
      if (isSameInterval(watch.per, site.settings.time_zone, from, until - ALERTS.lag)) return NOTHING;
      const days = Math.ceil((until - from) / DAY_MS) + 1;
      const course = await courseOf(deps, site, watch, { now: until, days }, signal);
      const verdicts = judge(watch, course).filter(({ point }) => point.end > from);
      const found = verdicts
        .filter(({ isFired }) => isFired)
        .map((verdict) => ({
          at: verdict.point.end,
          value: verdict.point.value,
          text: explain(watch, verdict, site.settings.time_zone),
          facts: factsOf(watch, verdict),
          lasts: verdict.point.end,
        }));
      return { told: outsideCooldown(found, quiet), verdicts };
    }
    case 'silence': {
      const patience = watch.minutes * MINUTE_MS;
      const signs = await signsOfLife(deps.behaviour, site.id, { from: from - patience - DAY_MS, until }, signal);
      const gaps = gapsIn(signs, patience, until, await lastOutage(deps.records)).filter(({ at }) => at > from);
      const found = gaps.map(({ since, at, lasts }) => {
        const facts: AlertFacts = { kind: 'silence', since: iso(since) };
        return { at, value: null, text: silent(site, since), facts, lasts };
      });
      return { told: outsideCooldown(found, quiet), verdicts: [] };
    }
    case 'new_error': {
      const errors = await newErrors(deps.behaviour, site.id, { from, until }, signal);
      return { told: inTurn(errors, quiet, until).map(told), verdicts: [] };
    }
  }
}

const NOTHING = { told: [], verdicts: [] };

const iso = (at: number) => new Date(at).toISOString();

const factsOf = ({ metric, per }: NumberWatch, { point, low, high, median, examples }: Verdict): AlertFacts => ({
  ...{ kind: 'number', metric, per, from: iso(point.at), value: point.value ?? 0 },
  ...{ low, high, median, weeks: examples },
});

function silent({ settings: { time_zone: timeZone }, domain }: Site, since: number): string {
  const when = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(since);
  return `Nothing has arrived from ${domain} since ${when}. Either nobody was there, or the tracker is not on its pages any more.`;
}

interface ErrorsAtOnce {
  /** epoch ms */
  at: number;
  errors: NewError[];
}

/**
 * Errors (the first of them first) by when they are told: those of an hour at once. An error is new only once, so that those which
 * come while an alert is quiet are told when that is over.
 */
function inTurn(errors: readonly NewError[], quiet: Quiet, until: number): ErrorsAtOnce[] {
  const turns: ErrorsAtOnce[] = [];
  for (const error of errors) {
    const { first_at } = error;
    const turn = turns.at(-1);
    if (turn && (first_at <= turn.at || isOfHour(turn.at, first_at))) {
      turn.errors.push(error);
      turn.at = Math.max(turn.at, first_at);
      continue;
    }
    const at = Math.max(first_at, quietUntil(turn ? { ...quiet, last: turn.at } : quiet));
    if (at > until) break;
    turns.push({ at, errors: [error] });
  }
  return turns;
}

const isOfHour = (one: number, other: number) => Math.floor(one / HOUR_MS) === Math.floor(other / HOUR_MS);

function told({ at, errors }: ErrorsAtOnce): Finding {
  const names = errors.slice(0, ALERTS.errorsNamed).map(({ name }) => name.slice(0, 200));
  const named = names.map((name) => `“${name}”`);
  const others = errors.length - named.length;
  const more = others > 0 ? ` and ${others} more` : '';
  const text =
    errors.length === 1
      ? `A JavaScript error that was not seen before: ${named[0]}.`
      : `${errors.length} JavaScript errors that were not seen before: ${named.join(', ')}${more}.`;
  const facts: AlertFacts = { kind: 'new_error', count: errors.length, names };
  return { at, value: errors.length, text, facts };
}

/** What was found, and how long it holds (epoch ms, that moment included). */
type Lasting = Finding & { lasts: number };

/** Of what was found, in order, that which is told: what comes while an alert is quiet, and is not over by then, when that ends. */
function outsideCooldown(found: readonly Lasting[], quiet: Quiet): Finding[] {
  const told: Finding[] = [];
  let quietEnd = quietUntil(quiet);
  for (const { lasts, ...finding } of found) {
    const at = Math.max(finding.at, quietEnd);
    if (at > lasts) continue;
    told.push({ ...finding, at });
    quietEnd = at + quiet.cooldown;
  }
  return told;
}
