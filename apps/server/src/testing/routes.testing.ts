import { contract } from '@desirepath/contract';
import type { RouteMeta } from '@desirepath/contract/access';
import type { AnyContractProcedure } from '@orpc/contract';
import type { serveCast } from './cast.testing.ts';

/** Every route of the contract, and what it says of who may call it. */
export const ROUTES = Object.values(contract)
  .flatMap((slice) => Object.values<AnyContractProcedure>(slice))
  .map((procedure) => {
    const { route, meta, inputSchema } = procedure['~orpc'];
    const { method = 'GET', path = '/' } = route;
    return { name: `${method} ${path}`, method, path, inputSchema, ...(meta as RouteMeta) }; // each was built by a builder that has one
  });
export type Route = (typeof ROUTES)[number];
export const routesFor = (access: RouteMeta['access']) => ROUTES.filter((route) => route.access === access);

const DAY = '2026-11-01';
export const NO_TEAM = '00000000-0000-4000-8000-00000000dead';
export const NO_ID = '00000000-0000-4000-8000-00000000beef';

export interface Target {
  site: number;
  team: string;
  /** What stands for all other parameters of an address, or for each by its name; what is nowhere where nothing is said. */
  child?: string | Record<string, string>;
}

let asked = 0;
/** One of its own for each call: whoever is wrong too often at one is not heard any more. */
const someAddress = () => `10.0.${(asked >> 8) & 255}.${asked++ & 255}`;

/** Asks a route about a site and a team, and about a child that is nowhere unless one is named; nothing else is given. */
export async function ask(
  cast: Awaited<ReturnType<typeof serveCast>>,
  { method, path, about }: Route,
  headers: Record<string, string>,
  { site, team, child = {} }: Target,
  { query = '', ...rest }: { query?: string } & object = {},
) {
  const named = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'team') return team;
    if (name === 'site_id' || (name === 'id' && about === 'id')) return String(site);
    if (name === 'step') return '2';
    return typeof child === 'string' ? child : (child[name] ?? NO_ID);
  });
  const { status, body } = await cast.call(
    method,
    `${named}?site=${site}&from=${DAY}&to=${DAY}${query}`,
    { 'x-forwarded-for': someAddress(), ...headers },
    {
      ...rest,
      site,
    },
  );
  // An answer without a code is no refusal.
  const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
  return { status, code };
}
