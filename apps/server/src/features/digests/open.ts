import { api } from '../../http/implement.ts';
import { type DigestDependencies, defineDigests, sitesOf, zoneOf } from './digest-job.ts';
import { deleteReader, insertReader, isReader } from './queries.ts';
import { createUnsubscribeTokens, unsubscribeRoute } from './unsubscribe.ts';
import { lastMonday } from './weeks.ts';

/** The mails of the week: what a person chooses, how they end it from a mail, and what the clock has to do every hour. */
export function openDigests({ secret, ...deps }: Omit<DigestDependencies, 'tokenOf'> & { secret: string }) {
  const { records, clock } = deps;
  const { tokenOf, accountOf } = createUnsubscribeTokens(secret);
  const send = defineDigests({ ...deps, tokenOf });
  return {
    routes: {
      get: api.digests.get.handler(async ({ context }) => ({
        weekly: await isReader(records, context.caller.account.id),
      })),
      update: api.digests.update.handler(async ({ input, context }) => {
        const { id } = context.caller.account;
        // The next Monday's is the first.
        if (input.weekly) await insertReader(records, id, lastMonday(clock(), zoneOf(await sitesOf(deps.sites, id))));
        else await deleteReader(records, id);
        return input;
      }),
    },
    unsubscribe: unsubscribeRoute(accountOf, (account) => deleteReader(records, account)),
    sendAll: () => send({}, { key: 'all' }),
  };
}
