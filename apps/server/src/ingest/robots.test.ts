import { TAB_SPEED } from '@desirepath/contract/limits';
import { expect, test } from 'vitest';
import { createAgentReader } from './agent.ts';
import { robotReason } from './robots.ts';
import { TabSpeed } from './tab-speed.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0';
const readAgent = createAgentReader();

/** Why what such an agent sends is not counted. */
function reasonOf(userAgent: string, { clicks = 1, automated = false, isTracker = true } = {}) {
  const at = Date.UTC(2026, 5, 1);
  const click = { type: 'click', at, page_id: crypto.randomUUID(), url: 'https://shop.example/' } as const;
  const events = Array.from({ length: clicks }, (_, index) => ({ index, event: click }));
  const head = { tracking_id: '', tab_id: 'tab', seq: 0, attempt: 1, sent_at: at, automated };
  return robotReason(readAgent({ userAgent }), { head, events }, isTracker, new TabSpeed());
}
const many = TAB_SPEED.clicks.most + 1;

test.each([
  ['a browser', FIREFOX, {}, undefined],
  ['a browser that a program steers', FIREFOX, { automated: true }, 'automated'],
  ['a browser of the same, by another client', FIREFOX, { automated: true, isTracker: false }, 'automated'],
  ['a browser that is faster than hands', FIREFOX, { clicks: many }, 'speed'],
  ['another client with times of its own making', FIREFOX, { clicks: many, isTracker: false }, undefined],
  ['a robot', 'Googlebot/2.1', {}, 'user_agent'],
  ['a robot by another client', 'Googlebot/2.1', { isTracker: false }, 'user_agent'],
  ['a robot that is steered and fast besides', 'Googlebot/2.1', { automated: true, clicks: many }, 'user_agent'],
  ['a library in the place of a browser', 'okhttp/4.12.0', {}, 'user_agent'],
  ['a library that calls for an app', 'okhttp/4.12.0', { isTracker: false }, undefined],
])('%s', (_what, userAgent, how, reason) => {
  expect(reasonOf(userAgent, how)).toBe(reason);
});
