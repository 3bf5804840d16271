import { appError } from '../../../errors/app-error.ts';
import { api } from '../../../http/implement.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Sites } from '../../../storage/records/sites.ts';
import { findRecording } from '../queries.ts';
import { countSessions, sessionsOf, traitsOf } from './queries.ts';

/** Sessions that are listed beside a recording. */
const LISTED = 50;

export function createVisitorRoutes({ behaviour, sites }: { behaviour: Behaviour; sites: Sites }) {
  return {
    get: api.recordingVisitor.get.handler(async ({ input: { site, id }, context }) => {
      await sites.owned(context.caller.account.id, site);
      const recording = await findRecording(behaviour, site, id);
      if (!recording) throw appError('recording_not_found');
      const { visitor_id, user_id } = recording;
      const who = { visitor_id, user_id };
      const [sessions, listed, traits] = await Promise.all([
        countSessions(behaviour, site, who),
        sessionsOf(behaviour, site, who, LISTED + 1),
        traitsOf(behaviour, site, who),
      ]);
      return {
        user_id,
        traits: Object.fromEntries(Object.entries(traits).map(([name, value]) => [name, String(value)])),
        sessions,
        others: listed
          .filter(({ session_id }) => session_id !== id)
          .slice(0, LISTED)
          .map(({ started_at, is_recorded, ...session }) => ({
            ...session,
            started_at: new Date(started_at).toISOString(),
            is_recorded: is_recorded === 1,
          })),
      };
    }),
  };
}
