import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlugins } from './plugins.ts';

const event = (plugin: string, payload: unknown, timestamp = 1_000) => ({
  type: 6,
  timestamp,
  data: { plugin, payload },
});
const REQUEST = {
  name: 'https://shop.example/api/stock',
  initiatorType: 'fetch',
  method: 'POST',
  status: 500,
  startTime: 2_000,
  duration: 30,
  transferSize: 900,
};

test('requests, console lines and parts of a newer format are read from the events of their plugins', () => {
  const { requests, lines, newer } = readPlugins([
    event('rrweb/network@1', { requests: [REQUEST] }),
    event('rrweb/console@1', { level: 'warn', payload: ['"Low"', '{"left":1}'] }, 3_000),
    event('another/plugin@1', { requests: [REQUEST] }),
    event('desirepath/newer@1', { format: 2, at: 1_000, strings: [], ops: '!' }),
  ]);
  expect(newer).toBe(1);
  expect(requests).toEqual([
    { name: REQUEST.name, method: 'POST', kind: 'fetch', status: 500, at: 2_000, duration: 30, bytes: 900 },
  ]);
  expect(lines).toEqual([{ at: 3_000, level: 'warn', text: 'Low {"left":1}' }]);
});

test('whatever a page sends in their place, what is read are numbers and bounded text', () => {
  const plugin = fc.constantFrom('rrweb/network@1', 'rrweb/console@1');
  const payload = fc.oneof(
    fc.anything(),
    fc.record({ requests: fc.array(fc.anything()) }),
    fc.record({
      requests: fc.array(fc.record({ startTime: fc.anything(), name: fc.anything(), status: fc.anything() })),
    }),
    fc.record({ level: fc.anything(), payload: fc.anything() }),
  );
  fc.assert(
    fc.property(plugin, payload, (name, given) => {
      const { requests, lines } = readPlugins([event(name, given)]);
      for (const { at, status, duration, bytes } of requests)
        expect([at, status, duration, bytes].every(Number.isFinite)).toBe(true);
      for (const { text, level } of lines) expect(typeof text + typeof level).toBe('stringstring');
    }),
  );
});
