const DURABLE = `fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1,
    old_parts_lifetime = 1, finished_mutations_to_keep = 0`;

/** What snapshots of one site have in common, once a site, so that visitors after the first need not send it. */
export const replayPieces = [
  /* Nodes in a row, by the name that their content gives them; and whose recording they came with first. */ `
  CREATE TABLE IF NOT EXISTS replay_pieces (
    site_id      UInt32,
    name         String,
    session_id   UUID,
    visitor_id   UUID,
    received_at  DateTime64(3, 'UTC'),
    bytes        UInt32,
    content      String CODEC(ZSTD(3))
  )
  ENGINE = ReplacingMergeTree
  ORDER BY (site_id, name)
  SETTINGS ${DURABLE}, index_granularity_bytes = 1048576`,
];
