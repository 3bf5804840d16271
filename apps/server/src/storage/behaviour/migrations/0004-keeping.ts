const TABLES = ['events', 'replay_chunks', 'page_snapshots', 'sessions', 'identities', 'robots'];

/** What is kept takes little room, and what is deleted is gone soon. */
export const keeping = [
  /*
   * Recordings repeat each other: the same pages, the same style sheets. Four megabytes compressed at a time find that
   * across a session's chunks and its neighbours': of the demo's recordings 900 KB are left where a megabyte at a time left
   * 2,000, and reading one takes no longer. Sixteen saved another fifth, and made some sessions slow to read.
   */
  'ALTER TABLE replay_chunks MODIFY COLUMN payload String CODEC(ZSTD(6, 24))',
  'ALTER TABLE replay_chunks MODIFY COLUMN payload MODIFY SETTING min_compress_block_size = 4194304, max_compress_block_size = 4194304',

  /* How much a session takes is asked of all of them; their payloads are not read for that. */
  'ALTER TABLE replay_chunks ADD COLUMN IF NOT EXISTS bytes UInt32 MATERIALIZED length(payload)',
  'ALTER TABLE replay_chunks MATERIALIZE COLUMN bytes',

  /*
   * By default the parts that a merge or a deletion was made of stay on the disk for eight minutes, in case the new one was
   * not written out yet. It is synced instead. Nor does the text of a deletion, which names what it deletes, stay behind.
   */
  ...TABLES.map(
    (table) => `
  ALTER TABLE ${table}
    MODIFY SETTING min_rows_to_fsync_after_merge = 1, old_parts_lifetime = 1, finished_mutations_to_keep = 0`,
  ),
];
