import { EXPORTS } from '@desirepath/contract/limits';
import { CONNECTION_SETTINGS, ONE_MOMENT, QUERY_BYTES } from '../settings.ts';

/*
 * What is asked of a server that others may use, too. It has a machine of its own, so a question may take more than within our
 * own process; what its operator does not allow is left to the operator, see `driver.ts`.
 */

const GB = 1024 ** 3;

const REMOTE_SETTINGS = { ...CONNECTION_SETTINGS, max_query_size: QUERY_BYTES } as const;

/** Of what changes the store: it may take minutes, and something has to be heard meanwhile, or a proxy cuts it off. */
export const REMOTE_COMMANDS = {
  ...REMOTE_SETTINGS,
  max_execution_time: 0,
  // An INSERT that adds the same once more means it. These two overrule `insert_deduplicate`, which says nothing any more.
  deduplicate_insert: 'disable',
  deduplicate_insert_select: 'disable',
  wait_end_of_query: 1,
  send_progress_in_http_headers: 1,
  http_headers_progress_interval_ms: '100000', // headers may not grow beyond 16 KB in Node
} as const;

export const REMOTE_QUESTIONS = {
  ...REMOTE_SETTINGS,
  ...ONE_MOMENT,
  max_execution_time: 20,
  timeout_overflow_mode: 'throw',
  max_memory_usage: String(4 * GB),
  max_bytes_before_external_group_by: String(1.5 * GB),
  max_bytes_before_external_sort: String(1.5 * GB),
  readonly: '2', // reads only, yet takes the settings of a query
  wait_end_of_query: 1, // an error comes as such, and not at the end of half an answer
  cancel_http_readonly_queries_on_client_close: 1,
} as const;

/** Several servers may share it, each with so many of its own. */
export const REMOTE_READERS = 16;
export const REMOTE_LOOKUPS = 8;

export const REMOTE_EXPORTS = {
  ...REMOTE_SETTINGS,
  max_execution_time: EXPORTS.longest / 1000,
  max_memory_usage: String(2 * GB),
  max_threads: 2,
  format_csv_null_representation: '',
  readonly: '2',
  cancel_http_readonly_queries_on_client_close: 1,
} as const;

/** Of inserts: durable when they are answered, whatever the server's own profile says. */
export const REMOTE_INSERTS = {
  ...REMOTE_SETTINGS,
  max_execution_time: 20,
  async_insert: 0, // what comes together is gathered here already
  wait_for_async_insert: 1,
  insert_deduplicate: 1,
  deduplicate_blocks_in_dependent_materialized_views: 1, // the way of events leads through a view
  enable_unaligned_array_join: 1, // see event-batches.ts: a view takes this from the insert
  wait_end_of_query: 1,
} as const;
