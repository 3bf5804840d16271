import { expect, test } from 'vitest';
import { ClientSessions } from './sessions.ts';

test('two calls that come at once after a restart mean the same session, so that what one says of its user holds for both', async () => {
  const stored = { site_id: 1, session_id: crypto.randomUUID(), visitor_id: crypto.randomUUID(), user_id: '' };
  const sessions = new ClientSessions({
    find: { byId: async () => [stored], ofVisitor: async () => undefined },
    everySite: () => [{ id: 1 }],
    clock: () => 0,
    createUuid: () => crypto.randomUUID(),
  });
  const [one, other] = await Promise.all([sessions.find(stored.session_id), sessions.find(stored.session_id)]);
  expect(one).toBeDefined();
  expect(other).toBe(one);
});
