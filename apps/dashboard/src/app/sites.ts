import { QUERY } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import { queryOptions } from '@tanstack/react-query';
import { byName } from '../ui/by-name.ts';
import { api, client } from './api.ts';

const input = { limit: QUERY.maxPageSize };

/** All my sites by name, for the switcher, the list and the palette: asked once for all of these. */
export const sitesQuery = queryOptions({
  queryKey: api.sites.list.queryKey({ input }),
  async queryFn({ signal }) {
    const items: Site[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await client.sites.list({ ...input, ...(cursor && { cursor }) }, { signal });
      items.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor);
    return { items: items.toSorted(byName) };
  },
});
