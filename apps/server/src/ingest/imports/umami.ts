import { say } from '@desirepath/contract/issues';
import { IMPORTS, TEXT } from '@desirepath/contract/limits';
import { type CsvRow, csvRows } from './csv.ts';
import {
  type BadRow,
  browserOf,
  clean,
  countryCode,
  deviceOf,
  type ImportedEvent,
  momentOf,
  pageOf,
  type Rows,
  systemOf,
} from './imported.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Columns without which a file is none of Umami's. */
export const UMAMI_COLUMNS = ['session_id', 'created_at', 'url_path', 'event_type'];

/** 1: page view, 2: event of the site's own. Later versions have more, such as recordings' parts and revenue. */
const TYPES = new Map<string, ImportedEvent['type']>([
  ['1', 'page_view'],
  ['2', 'custom'],
]);

/**
 * Umami's `website_event` table, as its export and a dump of the database write it. What is of the session stands in each row, or in
 * the table `session` beside it.
 */
export async function* readUmami(events: string, sessions: string | undefined, now: number): Rows {
  const known = sessions ? await sessionsOf(sessions) : new Map<string, CsvRow['of']>();
  for await (const { row, of } of csvRows(events)) {
    yield eventOf(row, { ...known.get(of.session_id ?? ''), ...given(of) }, now);
  }
}

/** An empty column must not hide what the table of sessions knows. */
const given = (of: CsvRow['of']) => Object.fromEntries(Object.entries(of).filter(([, value]) => value));

async function sessionsOf(file: string): Promise<Map<string, CsvRow['of']>> {
  const known = new Map<string, CsvRow['of']>();
  for await (const { of } of csvRows(file)) {
    const { session_id, browser, os, device, language, country, region, city, distinct_id } = of;
    if (!session_id) continue;
    known.set(session_id, { browser, os, device, language, country, region, city, distinct_id });
    if (known.size > IMPORTS.sessions) throw new UnreadableFile('sessions_too_many', { most: IMPORTS.sessions });
  }
  return known;
}

function eventOf(row: number, of: CsvRow['of'], now: number): ImportedEvent | BadRow {
  const at = momentOf(of.created_at ?? '', now);
  const type = TYPES.get(of.event_type ?? '1');
  if (at === undefined)
    return { row, reason: say('row_time', { column: 'created_at', given: clean(of.created_at, 40) }) };
  if (!of.session_id) return { row, reason: say('row_column_missing', { column: 'session_id' }) };
  if (type === undefined) return { row, reason: say('row_type_unknown', { given: clean(of.event_type, 10) }) };
  const referrer = of.referrer_domain ? `https://${of.referrer_domain}${of.referrer_path ?? ''}` : undefined;
  return {
    row,
    at,
    type,
    // A session of Umami's is a person in a month; a visit is what is called a session here.
    session: of.visit_id || `${of.session_id} ${new Date(at).toISOString().slice(0, 10)}`,
    visitor: of.session_id,
    page: pageOf({ host: of.hostname, path: of.url_path || '/', title: of.page_title }),
    ...(type === 'custom' && { name: clean(of.event_name, TEXT.eventName) || 'event' }),
    ...(of.event_id && { id: of.event_id }),
    source: {
      ...(referrer && { referrer }),
      ...utmOf(of),
    },
    device: deviceOf(of.device),
    browser: browserOf(of.browser),
    os: systemOf(of.os),
    country: countryCode(of.country),
    region: clean(of.region, 100),
    city: clean(of.city, 100),
    language: clean(of.language, 35),
    user: clean(of.distinct_id, TEXT.userId),
  };
}

const UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;

/** Earlier versions keep them in the address alone. */
function utmOf(of: CsvRow['of']): Partial<Record<(typeof UTM)[number], string>> {
  const inAddress = new URLSearchParams(of.url_query);
  return Object.fromEntries(
    UTM.flatMap((name) => {
      const given = of[name] || inAddress.get(name);
      return given ? [[name, clean(given, TEXT.tag)]] : [];
    }),
  );
}
