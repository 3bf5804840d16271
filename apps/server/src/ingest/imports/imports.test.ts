import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MINUTE_MS } from '@desirepath/contract/durations';
import type { SiteImport } from '@desirepath/contract/imports';
import { IMPORTS } from '@desirepath/contract/limits';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { updateImport } from '../../storage/records/imports.ts';
import { openRecords } from '../../storage/records/open.ts';
import { placeFor } from '../../storage/records/places.testing.ts';
import { serveApp } from '../../testing/serve-app.testing.ts';
import { sweepImports } from './import-job.ts';
import { placesOf } from './recognise.ts';

/** Files of other systems, by the whole way: sent, understood, brought in, undone. */
let served: Awaited<ReturnType<typeof serveApp>>;
let token: string;
beforeAll(async () => {
  served = await serveApp();
  token = await served.signUp('ada@example.com'); // who owns it signs in once more
});
afterAll(() => served.close());

async function send(content: string | Uint8Array, name = 'export.csv'): Promise<SiteImport> {
  const { site, call } = served;
  const made = (await call('POST', '/imports', { site: site.id, name })).json<SiteImport>();
  const bytes = Buffer.from(content);
  const half = Math.ceil(bytes.length / 2);
  for (const [offset, part] of [
    [0, bytes.subarray(0, half)],
    [half, bytes.subarray(half)],
  ] as const) {
    const { statusCode, body } = await sendPart(made.id, offset, part);
    expect(statusCode, body).toBe(200);
  }
  return made;
}

const sendPart = (id: string, offset: number, payload: Buffer, site = served.site.id) =>
  served.app.inject({
    method: 'PUT',
    url: `/api/imports/${id}/content?site=${site}&offset=${offset}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    payload,
  });

const read = ({ id }: SiteImport) => served.call('POST', `/imports/${id}/read`, { site: served.site.id });

const findImport = async (id: string) => {
  const { items } = (await served.call('GET', `/imports?site=${served.site.id}`)).json<{ items: SiteImport[] }>();
  return items.find((item) => item.id === id);
};

async function bringIn(content: string | Uint8Array, name?: string): Promise<SiteImport> {
  const made = await send(content, name);
  expect((await read(made)).statusCode).toBe(200);
  expect((await served.call('POST', `/imports/${made.id}/begin`, { site: served.site.id })).statusCode).toBe(202);
  await expect.poll(async () => (await findImport(made.id))?.status).toMatch(/done|failed/);
  const done = await findImport(made.id);
  if (!done) throw new Error('it is gone');
  return done;
}

async function undo({ id }: SiteImport): Promise<void> {
  expect((await served.call('DELETE', `/imports/${id}?site=${served.site.id}`)).statusCode).toBe(202);
  await expect.poll(() => findImport(id)).toBeUndefined();
}

const sessionsAndViews = async (day: string, to = day) => {
  const { site, call } = served;
  const answer = await call('GET', `/trends/overview?site=${site.id}&from=${day}&to=${to}`);
  const { totals } = answer.json<{ totals: { sessions: number; pageviews: number; visitors: number } }>();
  return { visitors: totals.visitors, sessions: totals.sessions, pageviews: totals.pageviews };
};

/** What the visits of a day are told apart by, the most common first. */
const measured = async (day: string, by: string) => {
  const { site, call } = served;
  const answer = await call('GET', `/trends/breakdown?site=${site.id}&from=${day}&to=${day}&by=${by}`);
  return answer.json<{ items: { value: string }[] }>().items.map(({ value }) => value);
};

const UMAMI = [
  'website_id,session_id,visit_id,event_id,created_at,url_path,url_query,referrer_domain,page_title,event_type,event_name,hostname,browser,os,device,country',
  'w,s1,v1,e1,2026-03-02 10:00:00,/,,news.example,Home,1,,shop.example,chrome,Mac OS,laptop,DE',
  'w,s1,v1,e2,2026-03-02 10:00:30,/kiln,,,"Kiln, hot",1,,shop.example,chrome,Mac OS,laptop,DE',
  'w,s1,v1,e3,2026-03-02 10:00:40,/kiln,,,Kiln,2,"=cmd()",shop.example,chrome,Mac OS,laptop,DE',
  'w,s2,v2,e4,2026-03-02 11:00:00,/,,,Home,1,,shop.example,firefox,Windows 10,desktop,FR',
  'w,s3,v3,e5,never,/,,,Home,1,,shop.example,firefox,Windows 10,desktop,FR',
  'w,s3,v3,e6,2026-03-02 11:00:00,/,,,Home,77,,shop.example,firefox,Windows 10,desktop,FR',
].join('\n');

describe('an export of Umami', () => {
  it('becomes visits as they were, once, and is taken out again whole', async () => {
    const made = await send(UMAMI);
    const understood = (await read(made)).json<SiteImport>();
    expect(understood).toMatchObject({
      status: 'ready',
      preview: {
        kind: 'umami',
        refused: [
          { row: 6, reason: expect.stringContaining('created_at') },
          { row: 7, reason: expect.stringContaining('event_type') },
        ],
      },
    });
    expect(await sessionsAndViews('2026-03-02')).toEqual({ visitors: 0, sessions: 0, pageviews: 0 });

    const done = await bringIn(UMAMI);
    expect(done).toMatchObject({ status: 'done', events: 4, repeated: 0, refused: 2 });
    expect(await sessionsAndViews('2026-03-02')).toEqual({ visitors: 2, sessions: 2, pageviews: 3 });

    const again = await bringIn(`${UMAMI}\nw,s2,v2,e7,2026-03-02 11:01:00,/cart,,,Cart,1,,shop.example,firefox,,,FR`);
    expect(again).toMatchObject({ status: 'done', events: 1, repeated: 4 });
    expect(await sessionsAndViews('2026-03-02')).toEqual({ visitors: 2, sessions: 2, pageviews: 4 });

    await undo(done);
    expect(await sessionsAndViews('2026-03-02')).toEqual({ visitors: 1, sessions: 1, pageviews: 1 });
    await undo(again);
    expect(await sessionsAndViews('2026-03-02')).toEqual({ visitors: 0, sessions: 0, pageviews: 0 });
  });
});

it('a visit over midnight counts once, also where another export tells its times by another zone', async () => {
  const exported = (first: string, second: string) =>
    bringIn(
      [
        'session_id,visit_id,event_id,created_at,url_path,event_type,hostname',
        `s6,v6,e60,${first},/,1,shop.example`,
        `s6,v6,e61,${second},/kiln,1,shop.example`,
      ].join('\n'),
    );
  const bare = await exported('2026-03-10 23:50:00', '2026-03-11 00:10:00');
  expect(bare).toMatchObject({ status: 'done', events: 2, repeated: 0 });
  const zoned = await exported('2026-03-11 01:50:00', '2026-03-11 02:10:00');
  expect(zoned).toMatchObject({ status: 'done', events: 0, repeated: 2 });
  expect(await sessionsAndViews('2026-03-10', '2026-03-11')).toEqual({ visitors: 1, sessions: 1, pageviews: 2 });
  await undo(zoned);
  await undo(bare);
});

it('an iPhone of Umami’s has Safari on iOS, not on a system called Safari', async () => {
  const done = await bringIn(
    [
      'session_id,visit_id,event_id,created_at,url_path,event_type,hostname,browser,os,device',
      's5,v5,e50,2026-03-12 10:00:00,/,1,shop.example,ios,iOS,mobile',
    ].join('\n'),
  );
  expect(await measured('2026-03-12', 'os')).toEqual(['iOS']);
  expect(await measured('2026-03-12', 'browser')).toEqual(['Safari']);
  await undo(done);
});

describe('what two exports both have counts once where they were put together in one file', () => {
  it('of Umami, by its own ids', async () => {
    const [head, ...rows] = UMAMI.split('\n')
      .slice(0, 5)
      .map((row) => row.replace(/,e(\d),2026-03-02/, ',f$1,2026-03-12'));
    const done = await bringIn([head, ...rows, ...rows].join('\n'));
    expect(done).toMatchObject({ status: 'done', events: 4, repeated: 4 });
    expect(await sessionsAndViews('2026-03-12')).toEqual({ visitors: 2, sessions: 2, pageviews: 3 });
  });

  it('of GA4, where events that were sent together have the same moment and name, and say different things', async () => {
    const line = (item: string) =>
      JSON.stringify({
        ...{ event_timestamp: String(Date.UTC(2026, 2, 13, 12) * 1000), event_name: 'view_item', user_pseudo_id: 'p9' },
        event_params: [
          { key: 'page_location', value: { string_value: 'https://shop.example/' } },
          { key: 'item', value: { string_value: item } },
        ],
      });
    const file = ['mug', 'bowl', 'mug', 'bowl'].map(line).join('\n');
    expect(await bringIn(file, 'together.jsonl')).toMatchObject({ status: 'done', events: 2, repeated: 2 });
  });
});

it('an export of an earlier Umami has its campaigns in the addresses alone', async () => {
  const done = await bringIn(
    [
      'session_id,visit_id,event_id,created_at,url_path,url_query,referrer_domain,event_type',
      's6,v6,e60,2026-03-14 10:00:00,/,utm_source=letter&utm_campaign=May%20sale,mail.example,1',
    ].join('\n'),
  );
  expect(await measured('2026-03-14', 'utm_campaign')).toEqual(['May sale']);
  expect(await measured('2026-03-14', 'source')).toEqual(['letter']);
  await undo(done);
});

it('a file packed with gzip is read as it was before, and refused where it is cut off', async () => {
  const file = UMAMI.replaceAll('2026-03-02', '2026-03-14').replaceAll(/,(e\d),/g, ',packed-$1,');
  const packed = gzipSync(strToU8(file));
  const done = await bringIn(packed, 'website_event.csv.gz');
  expect(done).toMatchObject({ status: 'done', events: 4, refused: 2, preview: { kind: 'umami' } });
  await undo(done);
  const cut = await read(await send(packed.subarray(0, packed.length - 20)));
  expect(cut.json()).toMatchObject({ code: 'import_unreadable', issues: [{ code: 'archive_broken' }] });
});

it('a file of no system known is refused without what cannot be shown of it', async () => {
  const refused = await read(await send('a\u0000\u001Bb,c\n1,2\n'));
  expect(refused.json().message).toBe('The columns are those of no system known here: a  b, c.');
});

describe('figures by day', () => {
  it('of Plausible come to the same visitors and views, and to a visit more for each border of two pages, and are no recordings', async () => {
    const zip = zipSync({
      'imported_visitors_20260304_20260305.csv': strToU8(
        'date,visitors,pageviews,bounces,visits,visit_duration\n2026-03-04,3,6,1,4,120\n',
      ),
      'imported_pages_20260304_20260305.csv': strToU8(
        'date,hostname,page,visits,visitors,pageviews\n2026-03-04,shop.example,/,3,3,4\n2026-03-04,shop.example,/kiln,1,1,2\n',
      ),
    });
    const done = await bringIn(zip, 'plausible.zip');
    expect(done).toMatchObject({ status: 'done', events: 6, preview: { kind: 'plausible' } });
    // Four were counted; the third saw the last of one page and the first of the other.
    expect(await sessionsAndViews('2026-03-04')).toEqual({ visitors: 3, sessions: 5, pageviews: 6 });
    const { items } = (
      await served.call('GET', `/recordings?site=${served.site.id}&from=2026-03-04&to=2026-03-04`)
    ).json<{ items: unknown[] }>();
    expect(items).toEqual([]);
  });

  it('of a report of GA4 do, too', async () => {
    const report =
      '# ----\n# Pages by day\n# ----\n\nDate,Page path,Views,Sessions,Total users\n20260306,/,5,3,2\n20260306,/a,1,1,1\n';
    expect(await bringIn(report)).toMatchObject({ status: 'done', events: 6, preview: { kind: 'ga4-report' } });
    expect(await sessionsAndViews('2026-03-06')).toMatchObject({ visitors: 3, pageviews: 6 });
  });

  it('of a report that a German spreadsheet saved are what it showed', async () => {
    const report = 'Datum;Seitenpfad;Aufrufe;Sitzungen;Nutzer insgesamt\r\n10.03.2026;/größe;1.200;3;2\r\n';
    const done = await bringIn(Buffer.from(report, 'latin1'));
    expect(done).toMatchObject({ status: 'done', events: 1200, preview: { kind: 'ga4-report' } });
    expect(done.preview?.examples[0]?.page).toBe('/größe');
    await undo(done);
  });

  it('of a day that no site has are refused, whichever pages they are told of', async () => {
    const pages = Array.from({ length: 20 }, (_, page) => `20260308,/${page},4000000,3,2`);
    const done = await bringIn(['Date,Page path,Views,Sessions,Total users', ...pages, '20260309,/,1,1,1'].join('\n'));
    expect(done).toMatchObject({ status: 'done', events: 1, refused: 1 });
  });
});

it('GA4’s events become page views and events of the site’s own', async () => {
  const line = (name: string, at: number, extra: object[] = []) =>
    JSON.stringify({
      event_timestamp: String(Date.UTC(2026, 2, 8, 12, 0, at) * 1000),
      event_name: name,
      user_pseudo_id: 'p1',
      event_params: [
        { key: 'ga_session_id', value: { int_value: '77' } },
        { key: 'page_location', value: { string_value: 'https://shop.example/cart?secret=1' } },
        ...extra,
      ],
      geo: { country: 'Germany' },
      device: { category: 'mobile' },
    });
  const plan = { key: 'plan', value: { string_value: 'pro' } };
  const file = [line('page_view', 1), line('session_start', 1), line('sign_up', 2, [plan]), '{"no": "event"}'].join(
    '\n',
  );
  const done = await bringIn(file, 'bq.jsonl');
  expect(done).toMatchObject({
    status: 'done',
    events: 2,
    refused: 1,
    refusals: [{ row: 4 }],
    preview: { kind: 'ga4-events' },
  });
  expect(done.preview?.examples[0]).toMatchObject({ page: 'shop.example/cart', country: 'DE' });
});

it('users of GA4 are found as those of the tracker are, until the import is undone', async () => {
  const { site, call } = served;
  const line = (user_pseudo_id: string, at: number, user_id?: string) =>
    JSON.stringify({
      ...{ event_timestamp: String(Date.UTC(2026, 2, 9, 12, 0, at) * 1000), event_name: 'page_view', user_pseudo_id },
      ...{ user_id, event_params: [{ key: 'page_location', value: { string_value: 'https://shop.example/' } }] },
    });
  const file = [line('phone', 1, 'rosa'), line('phone', 9), line('laptop', 5, 'rosa'), line('other', 5)].join('\n');
  const done = await bringIn(file, 'users.jsonl');
  const rosa = async () =>
    (await call('GET', `/users?site=${site.id}&search=rosa`)).json<{ items: { sessions: number }[] }>().items;
  expect(await rosa()).toMatchObject([{ user_identifier: 'rosa', sessions: 2 }]);
  const browsers = async () =>
    (await call('POST', '/privacy/people/find', { site: site.id, term: 'rosa' })).json<{ visitor_ids: string[] }>();
  expect((await browsers()).visitor_ids).toHaveLength(2);
  const size = `/segments/size?site=${site.id}&from=2026-03-09&to=2026-03-09&where=user:rosa`;
  expect((await call('GET', size)).json()).toMatchObject({ visitors: 1, sessions: 2 });
  await undo(done);
  expect(await rosa()).toEqual([]);
  expect((await browsers()).visitor_ids).toEqual([]);
});

it('a recording of moments that no calendar of the store has is refused', async () => {
  const made = await send(JSON.stringify([{ type: 2, timestamp: 1e300, data: {} }]));
  const { statusCode, body } = await read(made);
  expect(statusCode, body).toBe(422);
  expect(body).toContain('Element 1 is no event of rrweb 2.');
});

it('a recording of rrweb can be watched, once', async () => {
  const at = Date.UTC(2026, 2, 10, 12);
  const recording = JSON.stringify([
    { type: 4, timestamp: at, data: { href: 'https://shop.example/kiln', width: 1280, height: 720 } },
    {
      type: 2,
      timestamp: at + 1,
      data: { node: { type: 0, childNodes: [], id: 1 }, initialOffset: { top: 0, left: 0 } },
    },
    { type: 3, timestamp: at + 5_000, data: { source: 3, id: 1, x: 0, y: 10 } },
  ]);
  expect(await bringIn(recording, 'one.json')).toMatchObject({ status: 'done', events: 3 });
  expect(await bringIn(recording, 'one.json')).toMatchObject({ status: 'done', events: 0, repeated: 3 });
  const { items } = (
    await served.call('GET', `/recordings?site=${served.site.id}&from=2026-03-10&to=2026-03-10`)
  ).json<{ items: unknown[] }>();
  expect(items).toHaveLength(1);
});

it('a file goes with the site that it was sent to', async () => {
  const { call, folder } = served;
  const site = (await call('POST', '/sites', { domain: 'other.example' })).json<{ id: number }>();
  const made = (await call('POST', '/imports', { site: site.id, name: 'export.csv' })).json<SiteImport>();
  const kept = await send(UMAMI);
  await sendPart(made.id, 0, Buffer.from(UMAMI), site.id);
  const files = () => readdirSync(join(folder, 'imports'));
  expect(files()).toEqual(expect.arrayContaining([made.id, kept.id]));
  await call('DELETE', `/sites/${site.id}`);
  await expect.poll(files).not.toContain(made.id);
  expect(files()).toContain(kept.id);
});

/** A table of Umami's with so many page views, each a visit of its own. */
const manyViews = (count: number, day: string) =>
  [
    'session_id,visit_id,event_id,created_at,url_path,event_type,hostname',
    ...Array.from(
      { length: count },
      (_, nth) => `s${nth},v${day}${nth},${day}-${nth},${day} 10:00:00,/,1,shop.example`,
    ),
  ].join('\n');

const begin = async ({ id }: SiteImport) => {
  expect((await served.call('POST', `/imports/${id}/begin`, { site: served.site.id })).statusCode).toBe(202);
};
const ended = async ({ id }: SiteImport) => {
  await expect.poll(async () => (await findImport(id))?.status, { timeout: 30_000 }).toMatch(/done|failed/);
  return findImport(id);
};

it('a file that is brought in twice at the same time counts once', async () => {
  const file = manyViews(2_000, '2026-04-01');
  const both = [await send(file), await send(file)];
  for (const made of both) expect((await read(made)).statusCode).toBe(200);
  await Promise.all(both.map(begin));
  const outcomes = await Promise.all(both.map(ended));
  expect(outcomes.map((outcome) => outcome?.events).toSorted()).toEqual([0, 2_000]);
  expect(await sessionsAndViews('2026-04-01')).toMatchObject({ pageviews: 2_000 });
}, 60_000);

it('an import that is under way can be undone, and leaves nothing', async () => {
  const made = await send(manyViews(IMPORTS.batch * 5, '2026-04-02'));
  expect((await read(made)).statusCode).toBe(200);
  await begin(made);
  await expect.poll(async () => (await findImport(made.id))?.events, { timeout: 30_000 }).toBeGreaterThan(0);
  expect((await findImport(made.id))?.status).toBe('running');
  expect((await served.call('DELETE', `/imports/${made.id}?site=${served.site.id}`)).statusCode).toBe(202);
  await expect.poll(() => findImport(made.id), { timeout: 30_000 }).toBeUndefined();
  expect(await sessionsAndViews('2026-04-02')).toEqual({ visitors: 0, sessions: 0, pageviews: 0 });
}, 120_000);

it('rows without ids that are the same in every respect count each, also at the end of a batch', async () => {
  const [head, ...rows] = manyViews(IMPORTS.batch - 1, '2026-04-04')
    .split('\n')
    .map((row) => row.replace(/^([^,]*,[^,]*),[^,]*,/, '$1,'));
  const twice = 's,v,2026-04-04 11:00:00,/,1,shop.example';
  const file = [head, ...rows, twice, twice].join('\n');
  const made = await send(file);
  expect((await read(made)).statusCode).toBe(200);
  await begin(made);
  expect(await ended(made)).toMatchObject({ status: 'done', events: IMPORTS.batch + 1, repeated: 0 });
}, 60_000);

it('an import that was cut off and begins anew tells all that came of it', async () => {
  const { folder } = served;
  const file = manyViews(50, '2026-04-03');
  const done = await bringIn(file);
  const { file: kept, folder: around } = placesOf(folder, done.id);
  mkdirSync(around, { recursive: true });
  writeFileSync(kept, `${file}\n${file.split('\n')[1]}`);
  const records = await openRecords(await placeFor(folder));
  await updateImport(records, { site: served.site.id, id: done.id }, { status: 'ready' });
  await records.destroy();
  await begin(done);
  expect(await ended(done)).toMatchObject({ status: 'done', events: 50, repeated: 1 });
});

it('a file that nobody brings in is kept for a time, and no longer', async () => {
  const { folder } = served;
  const { id } = await send(UMAMI);
  const records = await openRecords(await placeFor(folder));
  const left = async (passed: number) => {
    await sweepImports({ records, folder }, Date.now() + passed);
    return [readdirSync(join(folder, 'imports')).includes(id), (await findImport(id))?.status];
  };
  expect(await left(IMPORTS.keptFor - MINUTE_MS)).toEqual([true, 'waiting']);
  expect(await left(IMPORTS.keptFor + MINUTE_MS)).toEqual([false, undefined]);
  await records.destroy();
});

describe('a file that is none of these', () => {
  it.each([
    ['another table', 'a,b\n1,2\n', 'columns'],
    ['nothing but a head', 'date,visitors,pageviews\n', 'no rows'],
    ['JSON of something', '{"hello": 1}', 'neither'],
    [
      'rrweb without a snapshot',
      `[{"type":4,"timestamp":${Date.UTC(2026, 1)},"data":{"href":"https://a.example/","width":1,"height":1}}]`,
      'snapshot',
    ],
    ['an archive of something', zipSync({ 'readme.txt': strToU8('hello') }), 'website_event.csv'],
    ['a workbook of Excel', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'as CSV'],
    ['a stump of an archive', Buffer.from('PK\u0003\u0004 broken'), 'website_event.csv'],
    ['a broken archive', zipSync({ 'website_event.csv': strToU8('a,b\n'.repeat(100)) }).fill(255, 50, 60), 'broken'],
    ['a row without end', `a,b\n"${'x'.repeat(2_000_000)}`, 'Line 2'],
    ['a quote amid a field', 'a,b\n1,\u001b[31mx"y"\n', /^Line 2 of the file is no row of CSV\.$/],
    ['JSON that is cut off', '[{"type":4,', 'JSON'],
  ])('%s is refused with a reason', async (_, content, reason) => {
    const made = await send(content);
    const answer = await read(made);
    expect(answer.statusCode, answer.body).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'import_unreadable', message: expect.stringMatching(reason) });
    // So that the dashboard says it in the reader's language.
    expect(answer.json()).toMatchObject({ issues: [{ code: expect.any(String) }] });
    expect(await findImport(made.id)).toBeUndefined();
  });

  it('of which nothing has arrived says so, and another may be chosen', async () => {
    const { site, call } = served;
    const made = (await call('POST', '/imports', { site: site.id, name: 'empty.csv' })).json<SiteImport>();
    const answer = await read(made);
    expect(answer.statusCode, answer.body).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'import_unreadable', issues: [{ code: 'file_missing' }] });
    expect(await findImport(made.id)).toMatchObject({ status: 'waiting' });
  });

  it('is not begun, and parts out of order are not taken', async () => {
    const { site, call } = served;
    const made = await send('a,b\n1,2\n');
    expect((await call('POST', `/imports/${made.id}/begin`, { site: site.id })).json()).toMatchObject({
      code: 'import_not_ready',
    });
    expect((await sendPart(made.id, 5, Buffer.from('x'))).json()).toMatchObject({ code: 'import_out_of_order' });
  });
});
