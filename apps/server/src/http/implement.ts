import type { IncomingHttpHeaders } from 'node:http';
import { contract } from '@desirepath/contract';
import type { RouteMeta } from '@desirepath/contract/access';
import type { Account } from '@desirepath/contract/accounts';
import { type ContractRouter, implement, os, type Router } from '@orpc/server';
import { appError } from '../errors/app-error.ts';
import { auditedAs, memberEntry } from './audit.ts';
import type { Caller, Guard, Share } from './guard.ts';

/** What the HTTP layer tells every procedure about the request it came with. */
export interface CallContext {
  method: string;
  headers: IncomingHttpHeaders;
  ip: string;
  /** Adds a header to the answer; `set-cookie` may be added more than once. */
  setHeader(name: string, value: string): void;
  guard: Guard;
  /** Whom a handler found to be calling a route that needs no proof, such as to sign in. */
  found: { account?: Account };
}

const base = os.$meta<RouteMeta>({ access: 'member', role: 'owner' }).$context<CallContext>();

/** Lets a call through as far as the contract's `access` allows it. Runs before the input is checked. */
const guarded = base.middleware(async ({ context, procedure, next, path }, input: unknown) => {
  const { meta, route } = procedure['~orpc'];
  const { access, shows = [] } = meta;
  const { method = 'GET' } = route;
  // Signing in sets a cookie, and must not be done to a visitor of another website; trackers are on other websites.
  if (access === 'anyone') context.guard.refuseForeignOrigin(context);
  const share = access === 'share' ? await context.guard.proveShare(context, shows) : undefined;
  const isOpen = access === 'anyone' || access === 'tracking' || share !== undefined;
  const identity = isOpen ? undefined : await context.guard.proveCaller(context);
  const caller = identity && (await context.guard.permit(identity, { meta, method }, input));

  const action = auditedAs(meta, method, path.join('.'));
  const note = async (isRefused: boolean) => {
    const { account } = context.found;
    const who = caller ? memberEntry(caller, input) : account && { account, subject: '' };
    if (action && who) await context.guard.audit({ ...who, action, address: context.ip, isRefused });
  };
  try {
    const done = await next({ context: { caller, share } });
    await note(false);
    return done;
  } catch (error) {
    if (!caller) await note(true);
    throw error;
  }
});

/** Builds the routes that anyone may call. */
export const publicApi = implement(contract).$context<CallContext>().use(guarded);

/** Builds those for members of teams: their handlers have a `context.caller`. */
export const api = publicApi.use(({ context: { caller }, next }) => {
  if (!caller) throw appError('not_signed_in');
  return next({ context: { caller } satisfies { caller: Caller } });
});

/** Builds those that are called with a link: their handlers have a `context.share`, and no caller. */
export const shareApi = publicApi.use(({ context: { share }, next }) => {
  if (!share) throw appError('share_not_found');
  return next({ context: { share } satisfies { share: Share } });
});

/** Puts the guard before every procedure of a router which does not begin with it already, whoever built it. */
export const guardRouter = <Routes extends Router<ContractRouter<RouteMeta>, CallContext>>(routes: Routes) =>
  base.use(guarded).router(routes);
