import { EXPORTS, OPERATION } from '@desirepath/contract/limits';

/*
 * What the engine may use. The whole process is to stay under 450 MB resident when idle and about MEMORY_MB under load, on a machine
 * of 2 cores; the defaults of a ClickHouse server (caches of several GB) suit a machine of its own.
 */

const MB = 1024 * 1024;

/** Given when the engine is opened; they cannot be changed afterwards. @param memoryMb MEMORY_MB */
export const engineArguments = (memoryMb: number = OPERATION.memoryMb) => [
  `--mark_cache_size=${64 * MB}`,
  `--index_mark_cache_size=${16 * MB}`,
  `--query_condition_cache_size=${16 * MB}`,
  `--compiled_expression_cache_size=${16 * MB}`,
  '--uncompressed_cache_size=0', // the page cache of the system holds the compressed parts already
  '--index_uncompressed_cache_size=0',
  // Where one question wants much, it has it: who asked would rather wait than be refused.
  `--max_server_memory_usage=${Math.max(1400, memoryMb) * MB}`,
  '--background_pool_size=2', // merges at once; each may use a core
  '--background_schedule_pool_size=4',
  '--async_load_databases=0',
];

/** Of every connection. */
export const CONNECTION_SETTINGS = {
  output_format_json_quote_64bit_integers: 0, // counts and epoch ms stay below 2^53
  // Formats are read as they are documented here, whatever a later engine takes as its default.
  date_time_input_format: 'best_effort',
} as const;

/** Of the text of a question, which holds its values: the ids of a hundred thousand sessions, in the longest. Counts only when set beforehand. */
export const QUERY_BYTES = 8 * MB;

/** Who goes first: inserts, which questions wait for, and lookups, which acknowledgements do, before questions and exports, which pause for it as long as an insert takes. */
const FIRST = { priority: 1 } as const;
const SECOND = { priority: 2, low_priority_query_wait_time_ms: 50 } as const;

/** Of inserts. */
export const WRITER_SETTINGS = {
  ...CONNECTION_SETTINGS,
  ...FIRST,
  enable_unaligned_array_join: 1, // see event-batches.ts: a view takes this from the insert
} as const;

/** Text of rows that are read as fast without an index: what the journal moves at once, some 60,000 events at most. */
export const FEW_BYTES = 8 * MB;

/** Of so few rows. The engine indexes them when it merges them: it would be eight files more where there are 13. */
export const FEW_ROWS_SETTINGS = { ...WRITER_SETTINGS, materialize_skip_indexes_on_insert: 0 } as const;

/** Of questions: what one asks of a table in two places it is told of one moment, whatever is written meanwhile. */
export const ONE_MOMENT = { enable_shared_storage_snapshot_in_query: 1 } as const;

/** Of the connections that answer questions: no question may take the machine for itself. */
export const READER_SETTINGS = {
  ...CONNECTION_SETTINGS,
  ...ONE_MOMENT,
  ...SECOND,
  max_execution_time: 20,
  timeout_overflow_mode: 'throw',
  max_memory_usage: String(700 * MB),
  max_bytes_before_external_group_by: String(250 * MB), // spill instead of failing
  max_bytes_before_external_sort: String(250 * MB),
  max_threads: 2,
  // Else, of the little memory that the engine may take, there is enough for one thread.
  max_threads_min_free_memory_per_thread: 0,
  readonly: '2', // reads only, yet takes the settings of a query
} as const;

/**
 * Of a question while all connections are in use: four of two threads each get no more out of two cores, pay for putting halves
 * together, and leave an insert, which wants a core as well, a ninth of the machine instead of a fifth.
 */
export const WHEN_FULL = { max_threads: 1 } as const;

/** Of the connections by which ingest looks for what is stored. */
export const LOOKUP_SETTINGS = { ...READER_SETTINGS, ...FIRST } as const;

/** Of exports: they take as long as they take, but little of the machine beside those who wait for an answer. */
export const EXPORT_SETTINGS = {
  ...CONNECTION_SETTINGS,
  ...SECOND,
  max_execution_time: EXPORTS.longest / 1000,
  max_memory_usage: String(400 * MB),
  max_threads: 1,
  max_block_size: 8_192, // some 4 MB of events a chunk
  format_csv_null_representation: '',
} as const;

/** Of copies for backups: as exports, but with no end, for a backup that is cut off is none. */
export const COPY_SETTINGS = { ...CONNECTION_SETTINGS, ...SECOND, max_threads: 1 } as const;

/** Connections that answer questions at the same time. */
export const READERS = 4;

/** MB of the process while all that comes is taken in and nobody asks: the programs, what they always have, and bodies on their way. */
const WITHOUT_QUESTIONS_MB = 550;
/** MB that a question takes which gathers the events of a million sessions, before it spills. */
const LARGE_MB = 300;

/** Questions that take much memory, and as many of which it is not known, that are answered at a time: what they take in memory adds up. @param memoryMb MEMORY_MB */
export const heavyAtOnce = (memoryMb: number = OPERATION.memoryMb): number =>
  Math.min(READERS, Math.max(1, Math.floor((memoryMb - WITHOUT_QUESTIONS_MB) / LARGE_MB)));

/** Questions that may wait for one of them before further ones are refused. */
export const READERS_QUEUE = 200;

/** Connections by which ingest looks for what is stored, and the retries that may wait for one: all trackers, after a restart. */
export const LOOKUPS = 2;
export const LOOKUPS_QUEUE = 5_000;
