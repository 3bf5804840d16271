import type { AccountTables } from './schema/accounts.ts';
import type { NotificationTables } from './schema/notifications.ts';
import type { OperationTables } from './schema/operation.ts';
import type { RecordingTables } from './schema/recordings.ts';
import type { SiteTables } from './schema/sites.ts';
import type { SurveyTables } from './schema/surveys.ts';
import type { TeamTables } from './schema/teams.ts';

/**
 * The tables of the records store. Every column is text or an integer, so that SQLite and PostgreSQL agree:
 * JSON is text, a truth is 0 or 1, and times are epoch ms. The first three of accounts are better-auth's,
 * which writes its times as ISO text.
 */
export type RecordsSchema = AccountTables &
  TeamTables &
  SiteTables &
  RecordingTables &
  SurveyTables &
  NotificationTables &
  OperationTables;
