import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROUTES = join(import.meta.dirname, '../../../apps/dashboard/src/app/routes');

/** Below which address the pages of a file of routes stand. */
const BELOW: Record<string, string> = { 'site-views.ts': '/sites/$siteId/', 'strangers.ts': '/' };
/** Pages within another whose address is not said beside them. */
const WITHIN: Record<string, string> = { members: 'teams/$teamId/', keys: 'teams/$teamId/', audit: 'teams/$teamId/' };

/** The address of every page of the dashboard, as its routes have it: `/sites/$siteId/funnels/$funnelId`. */
export function pagesOfDashboard(): string[] {
  return readdirSync(ROUTES).flatMap((file) =>
    [...readFileSync(join(ROUTES, file), 'utf8').matchAll(/^ {2}path: '([^']+)'/gm)].map(
      ([, path = '']) => `${BELOW[file] ?? '/'}${WITHIN[path] ?? ''}${path}`,
    ),
  );
}

/** @throws Error where nobody said what stands for one of its parameters: a page that is new has to be visited, too */
export function addressOf(page: string, parameters: Record<string, string>): string {
  return page.replaceAll(/\$(\w+)/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`What is $${name} of ${page}?`);
    return value;
  });
}
