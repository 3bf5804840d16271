/** A retry of a cookieless page names no session by which its chunks are sorted: they are looked for by their tab. */
export const tabIndex = [
  'ALTER TABLE replay_chunks ADD INDEX IF NOT EXISTS by_tab tab_id TYPE bloom_filter GRANULARITY 1',
  'ALTER TABLE replay_chunks MATERIALIZE INDEX by_tab',
];
