import { eventsInQuestion } from '../segments/events/queries.ts';
import type { ReferenceKinds } from '../segments/references.ts';
import { isOnWay } from './queries.ts';

/** Who made a stop at a step of their way. */
export const waysOfSessions: ReferenceKinds['way'] = async (
  _site,
  { step, stop, next, side, anchor, events, groups },
) => {
  const options = {
    start: side === 'end' ? undefined : anchor,
    end: side === 'end' ? anchor : undefined,
    events: events !== undefined,
    groups: groups ?? '',
  };
  return {
    name: stop,
    sql: (bind) => isOnWay({ ...options, step, stop, next }, { among: eventsInQuestion({}), bind }),
  };
};
