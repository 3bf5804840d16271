import type { IncomingHttpHeaders } from 'node:http';
import { contract } from '@desirepath/contract';
import type { RouteMeta } from '@desirepath/contract/access';
import { type ContractRouter, implement, os, type Router } from '@orpc/server';
import { appError } from './app-error.ts';
import type { Caller, Guard } from './guard.ts';

/** What the HTTP layer tells every procedure about the request it came with. */
export interface CallContext {
  method: string;
  headers: IncomingHttpHeaders;
  ip: string;
  /** Adds a header to the answer; `set-cookie` may be added more than once. */
  setHeader(name: string, value: string): void;
  guard: Guard;
}

const base = os.$meta<RouteMeta>({ access: 'user' }).$context<CallContext>();

/** Lets a call through as far as the contract's `access` allows it. Runs before the input is looked at. */
const guarded = base.middleware(async ({ context, procedure, next }) => {
  const { access } = procedure['~orpc'].meta;
  // Signing in sets a cookie, and must not be done to a visitor of another website; trackers are on other websites.
  if (access === 'anyone') context.guard.refuseForeignOrigin(context);
  const isOpen = access === 'anyone' || access === 'tracking';
  const caller = isOpen ? undefined : await context.guard.proveCaller(context);
  return next({ context: { caller } });
});

/** Builds the routes that anyone may call. */
export const publicApi = implement(contract).$context<CallContext>().use(guarded);

/** Builds all others: their handlers have a `context.caller`. */
export const api = publicApi.use(({ context: { caller }, next }) => {
  if (!caller) throw appError('not_signed_in');
  return next({ context: { caller } satisfies { caller: Caller } });
});

/** Puts the guard before every procedure of a router which does not begin with it already, whoever built it. */
export const guardRouter = <Routes extends Router<ContractRouter<RouteMeta>, CallContext>>(routes: Routes) =>
  base.use(guarded).router(routes);
