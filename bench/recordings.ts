import { openRecords } from '../apps/server/src/storage/records/open.ts';
import { DAYS, daysUntil } from './days.ts';
import { medianMs } from './measure.ts';
import type { Owner } from './owner.ts';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { startServer } from './server.ts';
import { onStore } from './store.ts';

/** Sessions in the store, each of them recorded. */
const SESSIONS = 100_000;
const EVENTS_PER_SESSION = 20;
/** Recordings with a tag, and as many that were watched. */
const MARKED = 20_000;
const TIMES = 7;
const MOST_MS = 300;

/** Filters of the list, each with a scan of what tells whether it holds. */
const FILTERS: { what: string; params: Record<string, string>; of?: string }[] = [
  { what: 'no filter', params: {} },
  { what: 'newest', params: { sort: 'newest' } },
  { what: 'longest', params: { sort: 'longest' } },
  { what: 'most active', params: { sort: 'active' } },
  { what: 'device and country', params: { device: 'mobile', country: 'DE' } },
  { what: 'page viewed, a group', params: { where: 'page:/products/1*' }, of: "type = 'page_view'" },
  { what: 'page never viewed', params: { where: '!page:/products/0' }, of: "type = 'page_view'" },
  { what: 'entry and exit', params: { where: 'entry:/products/0;exit:/products/1*' } },
  {
    what: 'pages and events in order',
    params: { where: 'order:/products/0:add_to_cart:order' },
    of: "type IN ('page_view', 'custom')",
  },
  { what: 'event done, another not', params: { where: 'event:add_to_cart;!event:order' }, of: "type = 'custom'" },
  {
    what: 'element clicked',
    params: { where: 'clicked:main > section~:nth-of-type(3) > a.button' },
    of: "type = 'click' AND NOT ignore(element)",
  },
  {
    what: 'text clicked',
    params: { where: 'clicked_text:button 7' },
    of: "type = 'click' AND NOT ignore(element_text)",
  },
  { what: 'form abandoned', params: { where: 'form_abandon:newsletter' }, of: "type = 'form_abandon'" },
  { what: 'rage, dead and error clicks', params: { where: 'rage;dead;error_click' } },
  { what: 'U-turn', params: { where: 'u_turn' } },
  { what: 'text of a JavaScript error', params: { where: 'js_error:price' }, of: "type = 'js_error'" },
  { what: 'console text', params: { where: 'console:declined' }, of: "type = 'console' AND NOT ignore(props)" },
  { what: 'failed request', params: { where: 'request:/api' }, of: "type = 'request' AND NOT ignore(props)" },
  { what: 'slow page', params: { where: 'slow:LCP:4000' }, of: "type = 'web_vital' AND NOT ignore(value)" },
  { what: 'scroll depth', params: { where: 'scroll:90' }, of: "type = 'scroll' AND NOT ignore(value)" },
  { what: 'duration and pages', params: { where: 'duration:60:600;pageviews:3' } },
  { what: 'user', params: { where: 'user:user-77' } },
  { what: 'trait', params: { where: 'trait:plan:pro' }, of: "type = 'identify' AND NOT ignore(props)" },
  { what: 'returning visitors', params: { where: 'visit:returning' } },
  { what: 'width of the screen', params: { where: 'width::600' }, of: "type = 'page_view' AND NOT ignore(viewport_w)" },
  { what: `tag, on ${MARKED} recordings`, params: { marks: 'tag:bug' } },
  { what: `not watched, of ${MARKED} that are`, params: { marks: '!watched' } },
  { what: 'live now', params: { marks: 'live' } },
];

/** The list of recordings under each filter, over HTTP, with a hundred thousand to look through. */
export function measureRecordings(): Promise<Figure[]> {
  return withDataFolder(async (folder, account) => {
    const until = Date.now();
    const range = daysUntil(until);
    await onStore('fill', folder, {
      siteId: account.siteId,
      events: SESSIONS * EVENTS_PER_SESSION,
      until,
      areAllRecorded: true,
    });
    const server = await startServer(folder);
    const owner = account.at(server.url);
    await markSome(folder, owner, range);
    const asked: number[] = [];
    for (const { params } of FILTERS) {
      asked.push(await medianMs(TIMES, () => owner.ask('/api/recordings', { ...range, ...params })));
    }
    await server.stop();

    const statements = FILTERS.map(({ of }) =>
      of
        ? `SELECT uniqExact(session_id) FROM events WHERE site_id = ${owner.siteId} AND ${of}`
        : `SELECT count() FROM sessions WHERE site_id = ${owner.siteId} AND NOT ignore(session_id, started_at, replay_events)`,
    );
    const { ms } = await onStore('scan', folder, { statements, times: TIMES });
    return FILTERS.map(
      ({ what }, index): Figure => ({
        group: `The list of recordings, ${SESSIONS.toLocaleString('en')} recorded sessions of ${DAYS} days`,
        what,
        value: asked[index] ?? 0,
        unit: 'ms',
        limit: { what: 'bare scan', value: ms[index] ?? 0 },
        target: { most: MOST_MS },
      }),
    );
  });
}

interface Page {
  items: { recording_id: string }[];
  next_cursor: string | null;
}

/** Tags the newest recordings and notes them as watched, as rows: by the API it would take minutes. */
async function markSome(folder: string, owner: Owner, range: { from: string; to: string }): Promise<void> {
  const ids: string[] = [];
  for (let cursor = ''; ids.length < MARKED; ) {
    const params = { ...range, sort: 'newest', limit: '200', ...(cursor ? { cursor } : {}) };
    const page = await owner.ask<Page>('/api/recordings', params);
    ids.push(...page.items.map(({ recording_id }) => recording_id));
    if (!page.next_cursor) break;
    cursor = page.next_cursor;
  }
  const records = await openRecords({ folder });
  const { owner: account_id } = await records.selectFrom('sites').select('owner').executeTakeFirstOrThrow();
  const site_id = owner.siteId;
  for (let first = 0; first < ids.length; first += 1000) {
    const some = ids.slice(first, first + 1000);
    await records
      .insertInto('recording_tags')
      .values(some.map((session_id) => ({ site_id, session_id, tag: 'bug' })))
      .execute();
    await records
      .insertInto('recording_watched')
      .values(some.map((session_id) => ({ site_id, session_id, account_id, watched_at: 0 })))
      .execute();
  }
  await records.destroy();
}
