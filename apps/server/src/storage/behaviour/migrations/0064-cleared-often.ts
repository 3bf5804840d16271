const TABLES = [
  ...['events', 'sessions', 'identities', 'robots', 'survey_responses'],
  ...['replay_chunks', 'replay_pieces', 'page_snapshots', 'assets', 'asset_uses'],
];

/**
 * What merged parts were made of is removed by a task of each table, by default once in 30 to 40 seconds and all at once: some
 * 4,000 files a table where fifty small batches come in a second, and an insert waits a third of a second for the disk behind them.
 * Here it runs each second or two while there is something to remove: 15 parts are what it waits for, 20 to 250 files.
 */
export const clearedOften = TABLES.map(
  (table) => `
  ALTER TABLE ${table}
    MODIFY SETTING cleanup_delay_period = 1, cleanup_delay_period_random_add = 1, cleanup_thread_preferred_points_per_iteration = 15`,
);
