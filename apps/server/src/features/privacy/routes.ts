import { api } from '../../http/implement.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { storedOf } from './queries.ts';

export function createStoredRoute({ behaviour, sites }: { behaviour: Behaviour; sites: Sites }) {
  return {
    stored: api.sites.stored.handler(async ({ input, context: { caller } }) => {
      const { id } = await sites.owned(caller.account.id, input.id);
      return storedOf(behaviour, id);
    }),
  };
}
