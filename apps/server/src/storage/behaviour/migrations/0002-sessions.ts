import { OF_EVENTS, OF_REPLAY, selectSessions } from '../sessions-of.ts';

/** The views that turn what arrives into sessions. */
export const sessions = [
  `CREATE MATERIALIZED VIEW IF NOT EXISTS sessions_of_events TO sessions AS ${selectSessions(OF_EVENTS)}`,
  `CREATE MATERIALIZED VIEW IF NOT EXISTS sessions_of_replay TO sessions AS ${selectSessions(OF_REPLAY)}`,
];
