import type { AlertFacts, AlertWatch } from '@desirepath/contract/alerts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@desirepath/contract/durations';
import { ALERTS } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import { newErrors } from './errors/queries.ts';
import { type CourseDependencies, courseOf, type NumberWatch } from './numbers/course.ts';
import { judge, type Verdict } from './numbers/judge.ts';
import { explain } from './numbers/words.ts';
import { gapsIn } from './silence/gaps.ts';
import { lively } from './silence/queries.ts';

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

/** What there is to tell of a stretch of time, oldest first, and of a number its course. @throws AppError where what is watched is gone */
export async function findings(
  deps: CourseDependencies,
  site: Site,
  watch: AlertWatch,
  { from, until }: Stretch,
  signal?: AbortSignal,
): Promise<{ found: Finding[]; verdicts: Verdict[] }> {
  switch (watch.kind) {
    case 'number': {
      // Until another interval can be over there is nothing to look at.
      if (until - from < (watch.per === 'hour' ? HOUR_MS : DAY_MS - HOUR_MS)) return NOTHING;
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
        }));
      return { found, verdicts };
    }
    case 'silence': {
      const patience = watch.minutes * MINUTE_MS;
      const minutes = await lively(deps.behaviour, site.id, { from: from - patience - DAY_MS, until }, signal);
      const gaps = gapsIn(minutes, patience, until).filter(({ at }) => at > from && at <= until);
      const found = gaps.map(({ since, at }): Finding => {
        const facts: AlertFacts = { kind: 'silence', since: iso(since) };
        return { at, value: null, text: silent(site, since), facts };
      });
      return { found, verdicts: [] };
    }
    case 'new_error': {
      const errors = await newErrors(deps.behaviour, site.id, { from, until }, signal);
      const byHour = Map.groupBy(errors, ({ first_at }) => Math.floor(first_at / HOUR_MS));
      return { found: [...byHour.values()].map(told), verdicts: [] };
    }
  }
}

const NOTHING = { found: [], verdicts: [] };

const iso = (at: number) => new Date(at).toISOString();

const factsOf = ({ metric, per }: NumberWatch, { point, low, high, median, examples }: Verdict): AlertFacts => ({
  ...{ kind: 'number', metric, per, from: iso(point.at), value: point.value ?? 0 },
  ...{ low, high, median, weeks: examples },
});

function silent({ settings: { time_zone: timeZone }, domain }: Site, since: number): string {
  const when = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(since);
  return `Nothing has arrived from ${domain} since ${when}. Either nobody was there, or the tracker is not on its pages any more.`;
}

function told(errors: Awaited<ReturnType<typeof newErrors>>): Finding {
  const names = errors.slice(0, ALERTS.errorsNamed).map(({ name }) => name.slice(0, 200));
  const named = names.map((name) => `“${name}”`);
  const others = errors.length - named.length;
  const more = others > 0 ? ` and ${others} more` : '';
  const text =
    errors.length === 1
      ? `A JavaScript error that was not seen before: ${named[0]}.`
      : `${errors.length} JavaScript errors that were not seen before: ${named.join(', ')}${more}.`;
  const facts: AlertFacts = { kind: 'new_error', count: errors.length, names };
  return { at: Math.max(...errors.map(({ first_at }) => first_at)), value: errors.length, text, facts };
}

/** Of findings those that are told: none within the time for which an alert is quiet after the one before. */
export function outsideCooldown<Found extends Pick<Finding, 'at'>>(
  found: readonly Found[],
  cooldown: number,
  last: number | null,
): Found[] {
  const told: Found[] = [];
  let quietUntil = last === null ? Number.NEGATIVE_INFINITY : last + cooldown;
  for (const one of found) {
    if (one.at < quietUntil) continue;
    told.push(one);
    quietUntil = one.at + cooldown;
  }
  return told;
}
