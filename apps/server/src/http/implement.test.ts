import type { RouteMeta } from '@desirepath/contract/access';
import { createRouterClient, os } from '@orpc/server';
import { expect, test } from 'vitest';
import { appError } from '../errors/app-error.ts';
import type { Identity } from './guard.ts';
import { api, type CallContext, guardRouter, publicApi } from './implement.ts';

const caller: Identity = {
  account: { id: 'ada', email: 'ada@example.com', name: 'Ada', created_at: '2026-11-01T00:00:00.000Z' },
  session_id: 's1',
};

/** A request of somebody signed in, of nobody, or of another website. */
const request = (kind: 'ada' | 'nobody' | 'foreign'): CallContext => ({
  method: 'POST',
  headers: {},
  ip: '127.0.0.1',
  setHeader: () => {},
  found: {},
  guard: {
    async proveCaller() {
      if (kind !== 'ada') throw appError('not_signed_in');
      return caller;
    },
    permit: async (identity, { meta }) => ({ ...identity, needs: meta.role ?? 'owner' }),
    audit: async () => {},
    async proveShare() {
      throw appError('share_not_found');
    },
    refuseForeignOrigin() {
      if (kind === 'foreign') throw appError('foreign_origin');
    },
  },
});

const me = api.accounts.me.handler(({ context }) => ({ ...context.caller.account, owns_installation: false }));
const setup = publicApi.accounts.setup.handler(() => ({
  can_register: true,
  needs_token: false,
  is_new: true,
  provider: null,
}));
const call = (context: CallContext) => createRouterClient({ me, setup }, { context });

test('a user route knows its caller', async () => {
  expect(await call(request('ada')).me()).toMatchObject(caller.account);
});

test('a user route runs for nobody else', async () => {
  await expect(call(request('nobody')).me()).rejects.toMatchObject({ code: 'not_signed_in' });
});

test('a public route needs no proof, but refuses other websites', async () => {
  expect(await call(request('nobody')).setup()).toMatchObject({ is_new: true });
  await expect(call(request('foreign')).setup()).rejects.toMatchObject({ code: 'foreign_origin' });
});

test('a user route built as a public one still proves the caller', async () => {
  const list = publicApi.accounts.me.handler(() => ({ ...caller.account, owns_installation: false }));
  const client = createRouterClient({ list }, { context: request('nobody') });
  await expect(client.list()).rejects.toMatchObject({ code: 'not_signed_in' });
});

test('a procedure built without any guard gets one, and by default only users pass', async () => {
  let ran = 0;
  const bare = os
    .$meta<RouteMeta>({ access: 'member', role: 'viewer', about: 'account' })
    .$context<CallContext>()
    .handler(() => ++ran);
  const routes = guardRouter({ bare, me });
  const client = (kind: 'ada' | 'nobody') => createRouterClient(routes, { context: request(kind) });
  await expect(client('nobody').bare()).rejects.toMatchObject({ code: 'not_signed_in' });
  expect(await client('ada').bare()).toBe(1);
});

test('a guarded procedure is not guarded twice', async () => {
  let proofs = 0;
  const context = request('ada');
  const { proveCaller } = context.guard;
  context.guard.proveCaller = (claim) => {
    proofs += 1;
    return proveCaller(claim);
  };
  await createRouterClient(guardRouter({ me }), { context }).me();
  expect(proofs).toBe(1);
});

test('the caller is proven before the input is looked at', async () => {
  const get = api.sites.get.handler(() => {
    throw new Error('not reached');
  });
  const client = createRouterClient({ get }, { context: request('nobody') });
  await expect(client.get({ id: -1 })).rejects.toMatchObject({ code: 'not_signed_in' });
});
