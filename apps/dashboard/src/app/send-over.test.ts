import { ORPCError } from '@orpc/client';
import { afterEach, expect, test, vi } from 'vitest';
import { sendOver } from './send-over.ts';

afterEach(() => vi.unstubAllGlobals());

/** A server on which somebody else was first, and a person who answers when they are asked. */
function meanwhile(answer: boolean) {
  const confirm = vi.fn(() => answer);
  vi.stubGlobal('window', { confirm });
  const send = vi.fn(async ({ revision, name }: { revision?: string | undefined; name: string }) => {
    if (revision === 'old') throw new ORPCError('changed_meanwhile', { status: 409 });
    return name;
  });
  return { confirm, send };
}

test('what nobody else has changed is sent, and nothing is asked', async () => {
  const { confirm, send } = meanwhile(false);
  expect(await sendOver({ revision: 'new', name: 'Mine' }, send)).toBe('Mine');
  expect(confirm).not.toHaveBeenCalled();
});

test('over what another has changed it is sent once that was confirmed', async () => {
  const { send } = meanwhile(true);
  expect(await sendOver({ revision: 'old', name: 'Mine' }, send)).toBe('Mine');
});

test('who does not confirm it writes over nothing', async () => {
  const { send } = meanwhile(false);
  await expect(sendOver({ revision: 'old', name: 'Mine' }, send)).rejects.toMatchObject({ code: 'changed_meanwhile' });
  expect(send).toHaveBeenCalledTimes(1);
});
