import { readFileSync } from 'node:fs';
import { DAY_MS } from '@desirepath/contract/durations';
import { IMPORTS } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import { utcDay } from '../../storage/behaviour/days.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import { toLine, toLines } from '../../storage/behaviour/rows.ts';
import type { ImportOutcome } from '../../storage/records/imports.ts';
import { uuidOfHash } from '../../storage/uuid-of-hash.ts';
import { channelOf } from '../channel.ts';
import { referrerHost } from '../rows.ts';
import { hashOf, type ImportedEvent, isBad, type Rows } from './imported.ts';
import { findImported, isRecorded, recount, type SomeSessions } from './queries.ts';
import type { Recording } from './recording.ts';
import { UnreadableFile } from './unreadable-file.ts';

export interface Writing {
  behaviour: Behaviour;
  site: Site;
  /** Of the import: what it brought is found by its tab. */
  id: string;
  /** epoch ms */
  now: number;
  signal: AbortSignal;
  /** Hears of each batch. */
  told: (outcome: ImportOutcome) => Promise<void>;
}

/** What an import brings has one tab, whatever it was there. */
export const tabOf = (id: string): string => uuidOfHash(hashOf('import', id));

/** Writes events. Each is made the same again by the same file, and left out where it is there: so an import may be cut off and begun anew. */
export async function writeEvents(writing: Writing, kind: string, rows: Rows): Promise<ImportOutcome> {
  const outcome: ImportOutcome = { events: 0, repeated: 0, refused: 0, refusals: [] };
  const { site, id } = writing;
  const tab = tabOf(id);
  let seq = 0;
  let batch: Ready[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    writing.signal.throwIfAborted();
    const some = someOf(site.id, batch);
    const stored = await findImported(writing.behaviour, some);
    // An attempt that was cut off has brought some of it: that came of this import, too.
    let broughtBefore = 0;
    const fresh = batch.filter(({ page, seq }) => {
      const by = stored.get(page);
      if (!by)
        stored.set(page, { tab_id: tab, seq }); // it may stand in the file once more
      else if (by.tab_id === tab && by.seq === seq) broughtBefore += 1;
      return by === undefined;
    });
    const lines = fresh.map((ready) => lineOf(writing, tab, ready));
    if (lines.length > 0) await writing.behaviour.insert('events', toLines(lines));
    const users = usersIn(batch, site.id);
    if (users.length > 0) await writing.behaviour.insert('identities', toLines(users));
    await recount(writing.behaviour, some);
    const brought = fresh.length + broughtBefore;
    outcome.events += brought;
    outcome.repeated += batch.length - brought;
    batch = [];
    await writing.told(outcome);
  };
  let same = new Map<string, number>();
  /** Of the batch before: equal rows stand near each other, for files are in the order of time, and may lie on both sides of its end. */
  let sameBefore = new Map<string, number>();
  const nthOf = (what: string) => {
    const nth = same.get(what) ?? sameBefore.get(what) ?? 0;
    same.set(what, nth + 1);
    return nth;
  };
  for await (const row of rows) {
    if (isBad(row)) {
      outcome.refused += 1;
      if (outcome.refusals.length < IMPORTS.shownRefusals) outcome.refusals.push(row);
      if (outcome.refused > IMPORTS.refusals)
        throw new UnreadableFile('rows_unreadable', { most: IMPORTS.refusals, row: row.row });
      continue;
    }
    batch.push(ready(site.id, kind, row, nthOf, seq++));
    if (batch.length >= IMPORTS.batch) {
      await flush();
      sameBefore = same;
      same = new Map();
    }
  }
  await flush();
  await writing.told(outcome);
  return outcome;
}

interface Ready {
  event: ImportedEvent;
  session: string;
  visitor: string;
  /** Stands for the event itself. */
  page: string;
  seq: number;
}

/** Where what is stored of a batch has to be looked for: the same file, exported for another time zone, has it on the day beside. */
const someOf = (site: number, batch: readonly Ready[]): SomeSessions => ({
  site,
  sessions: [...new Set(batch.map(({ session }) => session))],
  days: [...new Set(batch.flatMap(({ event: { at } }) => [at - DAY_MS, at, at + DAY_MS].map(utcDay)))],
});

/** @param nthOf how often something was seen that has no id and is the same in every respect */
function ready(site: number, kind: string, event: ImportedEvent, nthOf: (what: string) => number, seq: number): Ready {
  const of = (...parts: (string | number)[]) => uuidOfHash(hashOf(site, kind, ...parts));
  const session = of('session', event.session);
  const what = `${session} ${event.id ?? `${event.at} ${event.type} ${event.name ?? ''} ${event.page.path}`}`;
  const nth = event.id === undefined ? nthOf(what) : 0;
  return { event, session, visitor: of('visitor', event.visitor), page: of('event', what, nth), seq };
}

/** Who was identified in which browser, as far as a batch tells: the last of each. */
function usersIn(batch: readonly Ready[], site_id: number): string[] {
  const last = new Map<string, Ready>();
  for (const ready of batch) {
    const before = last.get(ready.visitor);
    if (ready.event.user !== '' && (!before || before.event.at <= ready.event.at)) last.set(ready.visitor, ready);
  }
  return Array.from(last, ([visitor_id, { event }]) =>
    toLine('identities', { site_id, visitor_id, user_id: event.user, identified_at: event.at }),
  );
}

function lineOf({ site, now }: Writing, tab: string, { event, session, visitor, page, seq }: Ready): string {
  const { page: address, source, props, name, device, browser, os, country, region, city, language, user } = event;
  const from = referrerHost(source.referrer);
  const referrer_host = `.${from}`.endsWith(`.${site.domain}`) ? '' : from;
  return toLine('events', {
    site_id: site.id,
    visitor_id: visitor,
    session_id: session,
    tab_id: tab,
    user_id: user,
    received_at: now,
    source: source.utm_source || referrer_host,
    channel: channelOf(source, referrer_host),
    referrer_host,
    utm_source: source.utm_source ?? '',
    utm_medium: source.utm_medium ?? '',
    utm_campaign: source.utm_campaign ?? '',
    utm_term: source.utm_term ?? '',
    utm_content: source.utm_content ?? '',
    device,
    browser,
    os,
    country,
    region,
    city,
    language,
    page_id: page,
    ...address,
    host: address.host || site.domain,
    seq,
    at: event.at,
    type: event.type,
    name: name ?? '',
    ...(props && { props }),
  });
}

/** rrweb events of one row: as many as a recorder sends at once. */
const CHUNK_EVENTS = 400;

/** Writes one recording as a session of its own: its page, and what can be watched. */
export async function writeRecording(writing: Writing, file: string, recording: Recording): Promise<ImportOutcome> {
  const { behaviour, site, id, now } = writing;
  const { events, href, width, height } = recording;
  const hash = hashOf(site.id, 'rrweb', readFileSync(file, 'utf8'));
  const session_id = uuidOfHash(hash);
  const some = {
    site: site.id,
    sessions: [session_id],
    days: [...new Set(events.map(({ timestamp }) => utcDay(timestamp)))],
  };
  const nothing: ImportOutcome = { events: 0, repeated: events.length, refused: 0, refusals: [] };
  if (await isRecorded(behaviour, site.id, session_id)) {
    await recount(behaviour, some); // it may have been cut off before that
    return nothing;
  }
  const first = Math.round(events[0]?.timestamp ?? now);
  const url = new URL(href);
  const common = {
    site_id: site.id,
    session_id,
    visitor_id: uuidOfHash(hashOf(hash, 'visitor')),
    tab_id: tabOf(id),
    page_id: uuidOfHash(hashOf(hash, 'page')),
    received_at: now,
    device: deviceOf(width),
    channel: channelOf({}, ''),
  };
  const view = toLine('events', {
    ...common,
    host: url.host,
    path: url.pathname,
    viewport_w: Math.min(Math.round(width), 65_535),
    viewport_h: Math.min(Math.round(height), 65_535),
    seq: 0,
    at: first,
    type: 'page_view',
  });
  const chunks: string[] = [];
  for (let start = 0; start < events.length; start += CHUNK_EVENTS) {
    const part = events.slice(start, start + CHUNK_EVENTS);
    chunks.push(
      toLine('replay_chunks', {
        ...common,
        seq: chunks.length + 1,
        first_at: Math.round(part[0]?.timestamp ?? first),
        last_at: Math.round(part.at(-1)?.timestamp ?? first),
        events: part.length,
        payload: JSON.stringify(part),
      }),
    );
  }
  if (!(await findImported(behaviour, some)).has(common.page_id)) {
    await behaviour.insert('events', Buffer.from(view));
  }
  await behaviour.insert('replay_chunks', toLines(chunks));
  await recount(behaviour, some);
  return { ...nothing, events: events.length, repeated: 0 };
}

/** The widths at which most sites change. */
const deviceOf = (width: number) => (width < 600 ? 'mobile' : width < 1_000 ? 'tablet' : 'desktop');
