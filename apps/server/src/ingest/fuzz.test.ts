import { gzipSync } from 'node:zlib';
import { ERRORS } from '@desirepath/contract/errors';
import { createDigits } from '@desirepath/replay-format/digits';
import { FORMAT } from '@desirepath/replay-format/ops';
import { SIGNS } from '@desirepath/replay-format/signs';
import { encodeEvents } from '@desirepath/replay-format/write-events';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IngestServer, startIngestServer } from './ingest-server.testing.ts';
import { someBatch, TRACKING_ID } from './receiver.testing.ts';

const digitsOf = (numbers: readonly number[]): string => {
  const digits = createDigits();
  for (const number of numbers) digits.add(number);
  return digits.take();
};

let server: IngestServer;
beforeAll(async () => {
  server = await startIngestServer();
});
afterAll(() => server.close());

const PAGE = 'https://shop.example/a';
const ID = '018f0000-0000-7000-8000-00000000000a';
const timestamp = Date.now();
const paragraph = (id: number) => ({
  type: 2 as const,
  id,
  tagName: 'p',
  attributes: { class: 'a', hidden: true as const },
  childNodes: [],
});
const recorded: Parameters<typeof encodeEvents>[0] = [
  { type: 4, timestamp, data: { href: PAGE, width: 1280, height: 720 } },
  {
    type: 2,
    timestamp,
    data: { node: { type: 0, id: 1, childNodes: [paragraph(2)] }, initialOffset: { top: 0, left: 0 } },
  },
  {
    type: 3,
    timestamp,
    data: {
      source: 0,
      texts: [],
      attributes: [{ id: 2, attributes: { class: 'b' } }],
      removes: [{ id: 2, parentId: 1 }],
      adds: [{ parentId: 1, nextId: null, node: paragraph(3) }],
    },
  },
  { type: 3, timestamp, data: { source: 3, id: 1, x: 0, y: 9 } },
  { type: 5, timestamp, data: { tag: 'a', payload: { b: 1 } } },
];
/** The same as our recorder writes it. */
const written = { page_id: ID, format: FORMAT, ...JSON.parse(`{${encodeEvents(recorded)}}`) };

/** A sound body of each public call: what is mutated below. */
const CALLS = {
  '/api/track/batches': someBatch({ replay: { page_id: ID, events: [...recorded] } }),
  '/api/track/batches?as=written': someBatch({ replay: written }),
  '/api/track/snapshots': { tracking_id: TRACKING_ID, url: PAGE, replay: written },
  '/api/track/sessions': {
    tracking_id: TRACKING_ID,
    session_id: 's-1',
    viewport: { width: 1280, height: 720 },
    browser: 'Lynx',
    user_identifier: 'u-1',
    tags: ['beta'],
  },
  '/api/track/events': {
    tracking_id: TRACKING_ID,
    session_id: 's-1',
    events: [
      {
        event_type: 'click',
        timestamp: Date.now(),
        page_url: PAGE,
        data: { x: 1, y: 2, element: { tag: 'a', class: ['b'] } },
      },
      { event_type: 'mouse_move', page_url: PAGE, data: { points: [{ x: 1, y: 2, t: 3 }] } },
      { event_type: 'form_interaction', data: { action: 'submit', fields: ['a'], value: 'b' } },
      { event_type: 'custom', data: { name: 'order', value: 3, items: [{ sku: 1 }] } },
    ],
  },
  '/api/track/identify': {
    tracking_id: TRACKING_ID,
    session_id: 's-1',
    user_identifier: 'u-1',
    traits: { plan: 'pro' },
  },
  '/collect': { websiteId: TRACKING_ID, type: 'pageview', href: PAGE, referrer: PAGE, viewport: '1x1', visitorId: 'v' },
  '/api/events': {
    metadata: { websiteId: TRACKING_ID, sessionId: 's-1', url: PAGE, screen: { width: 1, height: 1 } },
    analytics: [{ type: 'click', tag: 'a', id: 'b', class: 'c d', text: 'e', x: 1, y: 2, timestamp: Date.now() }],
    replay: recorded,
  },
  '/api/tracking/events': {
    websiteId: TRACKING_ID,
    visitorId: 'v-1',
    events: [{ type: 'mousemove', x: 1, y: 2, timestamp: Date.now(), url: PAGE, xs: [1], ys: [2], ts: [3] }],
  },
};

/** What a field may hold that nobody thought of. */
const odd = fc.oneof(
  { depthSize: 'small' },
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom<unknown>(
    null,
    -0,
    1e308,
    -1e308,
    2 ** 53,
    0.1,
    '',
    '\ud800',
    '\u0000',
    '\u202e',
    '__proto__',
    'constructor',
    'toString',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://\u0000',
    `https://shop.example/${'%'.repeat(500)}`,
    '0x10',
    '9'.repeat(400),
    `${' '.repeat(1000)}1`,
    '1'.repeat(20_000),
    `${'a '.repeat(20_000)}b`,
    'x'.repeat(70_000),
    [],
    {},
    [[]],
    Date.now(),
    new Date().toISOString(),
  ),
);
const ODD_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'then',
  'toJSON',
  '',
  '\ud800',
];

type Json = Record<string, unknown> | unknown[];
const isNode = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every object and list within a value, itself first. */
const nodesOf = (value: unknown): Json[] => (isNode(value) ? [value, ...Object.values(value).flatMap(nodesOf)] : []);

/** Changes, adds or takes away at one place. */
const mutation = fc.record({
  node: fc.nat(),
  key: fc.nat(),
  oddKey: fc.option(fc.oneof(fc.constantFrom(...ODD_KEYS), fc.string()), { freq: 4 }),
  value: odd,
  isRemoval: fc.boolean(),
});

const ORDINARY = { enumerable: true, configurable: true, writable: true };

function mutate(
  body: unknown,
  changes: { node: number; key: number; oddKey: string | null; value: unknown; isRemoval: boolean }[],
) {
  const copy: unknown = structuredClone(body);
  for (const { node, key, oddKey, value, isRemoval } of changes) {
    const nodes = nodesOf(copy);
    const chosen = nodes[node % nodes.length];
    const keys = Object.keys(chosen ?? {});
    const name = oddKey ?? keys[key % keys.length];
    if (!chosen || name === undefined) continue;
    if (Array.isArray(chosen) && name === 'length') continue; // lists have one of their own, which JSON does not tell
    if (isRemoval && oddKey === null) Reflect.deleteProperty(chosen, name);
    // Not by assignment, which would set the prototype.
    else Reflect.defineProperty(chosen, name, { value: structuredClone(value), ...ORDINARY });
  }
  return copy;
}

const changes = fc.array(mutation, { minLength: 1, maxLength: 4 });

/** Together they share a commit, which is most of what one costs. */
const several = <Body>(body: fc.Arbitrary<Body>) => fc.array(body, { minLength: 1, maxLength: 25 });
const RUNS = 12;

const HEADERS: Record<string, string>[] = [
  {},
  { origin: 'https://shop.example', referer: PAGE },
  { origin: 'null', referer: 'x' },
];

/** The answer is one of ours, and says nothing of what is inside. */
function judge(answer: { status: number; body: unknown }, sent: unknown) {
  const text = JSON.stringify(answer.body);
  expect(
    [200, 201, 202, 400, 404, 413],
    `${answer.status} ${text} to ${JSON.stringify(sent)?.slice(0, 2000)}`,
  ).toContain(answer.status);
  expect(text).not.toMatch(/ at .*\.ts|node_modules|RangeError|TypeError|DB::Exception/);
  if (answer.status >= 400) expect(Object.keys(ERRORS)).toContain(Reflect.get(Object(answer.body), 'code'));
}

describe.each(Object.entries(CALLS))('POST %s', (url, sound) => {
  const post = async (payload: string | Buffer, headers: Record<string, string> = {}) => {
    const answer = await server.post(url, payload, headers);
    judge(answer, payload.toString());
    return answer;
  };

  it('takes the body that is mutated below', async () => {
    expect((await post(JSON.stringify(sound))).status).toBeLessThan(300);
  });

  it('answers any JSON', () =>
    fc.assert(
      fc.asyncProperty(several(fc.json()), fc.constantFrom(...HEADERS), async (bodies, headers) => {
        await Promise.all(bodies.map((json) => post(json, headers)));
      }),
      { numRuns: RUNS },
    ));

  it('answers sound bodies that were tampered with', () =>
    fc.assert(
      fc.asyncProperty(several(changes), fc.boolean(), async (mutated, isZipped) => {
        const bodies = mutated.map((changes) => JSON.stringify(mutate(sound, changes)));
        await Promise.all(bodies.map((json) => post(isZipped ? gzipSync(json) : json)));
      }),
      { numRuns: RUNS },
    ));

  it('answers any bytes', () =>
    fc.assert(
      fc.asyncProperty(several(fc.uint8Array({ maxLength: 200 })), async (bodies) => {
        await Promise.all(bodies.map((bytes) => post(Buffer.from(bytes))));
      }),
      { numRuns: RUNS },
    ));

  it.each([
    ['lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['lists that never end', '['.repeat(1_000_000)],
  ])('refuses %s within each other without end, wherever they stand', async (_what, nested) => {
    expect((await post(nested)).status).toBe(400);
    for (const key of Object.keys(Object(sound))) {
      const body = JSON.stringify({ ...Object(sound), [key]: 'HERE' }).replace('"HERE"', nested);
      expect((await post(body)).status).toBe(400);
    }
  });

  it('answers nesting that is just allowed', async () => {
    const nested = '['.repeat(1_900) + ']'.repeat(1_900);
    for (const key of ['data', 'traits', 'extra']) {
      await post(JSON.stringify({ ...Object(sound), [key]: 'HERE' }).replace('"HERE"', nested));
    }
    await post(JSON.stringify(sound).replace(/"data":\{/, `"data":{"deep":${nested},`));
  });

  it('takes the keys of prototypes for names like others', async () => {
    const text = JSON.stringify(sound).replace(
      '{',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
    );
    await post(text);
    await post(JSON.stringify(sound).replaceAll(/"data":\{/g, '"data":{"__proto__":{"polluted":1},"constructor":7,'));
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

/** What looks like a chunk: any numbers, signs of all kinds, and what a sound one becomes when something in it is amiss. */
const chunk = fc.record({
  format: fc.constantFrom(FORMAT, FORMAT, FORMAT + 1),
  at: fc.constantFrom(timestamp, 0, -1e15, 1e15),
  strings: fc.oneof(fc.constant(written.strings), fc.array(fc.oneof(fc.string(), fc.json()), { maxLength: 8 })),
  ops: fc.oneof(
    fc.array(fc.oneof(fc.nat(14), fc.nat(14), fc.nat(2 ** 32 - 1)), { minLength: 1, maxLength: 300 }).map(digitsOf),
    fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 300 }),
    fc
      .tuple(fc.nat(written.ops.length), fc.nat(3), fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 3 }))
      .map(([at, gone, put]) => written.ops.slice(0, at) + put + written.ops.slice(at + gone) || ' '),
  ),
});

describe('what was recorded, in our own format', () => {
  const post = async (replay: object) => {
    const offer = { tracking_id: TRACKING_ID, url: PAGE, replay: { page_id: ID, ...replay } };
    for (const [url, body] of [
      ['/api/track/batches', someBatch({ events: [], replay: { page_id: ID, ...written, ...replay } })],
      ['/api/track/snapshots', offer],
    ] as const)
      judge(await server.post(url, body), body);
  };

  it('is answered, whatever it says', () =>
    fc.assert(
      fc.asyncProperty(several(chunk), async (chunks) => {
        await Promise.all(chunks.map(post));
      }),
      { numRuns: RUNS * 4 },
    ));

  it.each([
    ['a large text, named again and again', [JSON.stringify({ type: 5, data: 'x'.repeat(60_000) })], [9, 0, 2], 30_000],
    ['elements in each other without end', ['p'], [1, 2, 0, 0], 60_000],
    [
      'frames in each other without end',
      [JSON.stringify({ ...written, ops: digitsOf([10, 0, 1, 1, 2]) })],
      [10, 0, 1, 1, 2],
      9000,
    ],
  ])('is refused where it holds %s', async (_what, strings, ops, times) => {
    const snapshot = [2, 0, 0, 0, 3];
    const many = digitsOf([...snapshot, ...Array.from({ length: times }, () => ops).flat()]);
    await post({ format: FORMAT, at: timestamp, strings, ops: many });
  });
});

const { '/api/track/events': ofSession, '/api/track/batches': plain, '/api/track/batches?as=written': packed } = CALLS;

describe.each([
  ['/ws/tracking', ofSession],
  ['/ws/batches', plain],
  ['/ws/batches', packed],
])('%s', (path, sound) => {
  it('answers every frame, whatever it holds', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const ask = (frame: string | Uint8Array<ArrayBuffer>) =>
      new Promise<Record<string, unknown>>((resolve) => {
        socket.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data))), { once: true });
        socket.send(frame);
      });
    const frames = fc.oneof(
      fc.json(),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
      changes.map((changes) => JSON.stringify(mutate(sound, changes))),
      chunk.map((replay) => JSON.stringify({ ...sound, replay: { page_id: ID, ...replay } })),
      fc.constant('['.repeat(100_000)),
    );
    await fc.assert(
      fc.asyncProperty(frames, async (frame) => {
        const answer = await ask(frame);
        judge({ status: Number(answer.status ?? 202), body: answer }, frame);
      }),
      { numRuns: 150 },
    );
    socket.close();
  });
});
