import type { DomainEvent } from '@desirepath/contract/domain-events';
import type { Goal } from '@desirepath/contract/goals';
import { uuidOfText } from '../../../storage/uuid-of-hash.ts';
import type { FinishedSession } from './queries.ts';

/** What is told of a session once it has ended. Its ids are the same each time, so that it can be found to be told already. */
export function happeningsOf(
  site: number,
  session: FinishedSession,
  goals: Pick<Goal, 'id' | 'name'>[],
): DomainEvent[] {
  const { session_id, visitor_id, user_id, rage_clicks, dead_clicks, error_clicks, u_turns } = session;
  const who = { session_id, visitor_id, user_id };
  const common = (what: string) => ({
    id: uuidOfText(`${session_id} ${what}`),
    site,
    at: new Date(session.ended_at).toISOString(),
  });
  const happenings: DomainEvent[] = [
    {
      ...common('session.ended'),
      type: 'session.ended',
      data: {
        ...who,
        started_at: new Date(session.started_at).toISOString(),
        duration: session.duration,
        pageviews: session.pageviews,
        clicks: session.clicks,
        errors: session.errors,
        entry_page: session.entry_page,
        exit_page: session.exit_page,
        device: session.device,
        browser: session.browser,
        os: session.os,
        country: session.country,
        source: session.source,
        is_recorded: session.replay_events > 0,
      },
    },
  ];
  if (session.replay_events > 0)
    happenings.push({
      ...common('recording.ready'),
      type: 'recording.ready',
      data: { ...who, duration: session.replay_duration, events: session.replay_events },
    });
  if (rage_clicks + dead_clicks + error_clicks + u_turns > 0)
    happenings.push({
      ...common('frustration.detected'),
      type: 'frustration.detected',
      data: { ...who, rage_clicks, dead_clicks, error_clicks, u_turns },
    });
  for (const { id, name } of goals)
    happenings.push({ ...common(`goal ${id}`), type: 'goal.reached', data: { ...who, goal: { id, name } } });
  return happenings;
}
