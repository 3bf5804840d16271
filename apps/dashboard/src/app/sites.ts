import { QUERY } from '@desirepath/contract/limits';
import { api } from './api.ts';

/** My sites, for the switcher, the list and the palette: asked once for all of them. */
export const sitesQuery = api.sites.list.queryOptions({ input: { limit: QUERY.maxPageSize } });
