/** Playing can begin at any whole page; which chunks hold one is asked without reading what they hold. */
export const parts = [
  // A full snapshot of rrweb (its type 2) is the one event that has this member; within texts its quotes are escaped.
  `ALTER TABLE replay_chunks ADD COLUMN IF NOT EXISTS has_picture Bool MATERIALIZED position(payload, '"initialOffset"') > 0`,
  'ALTER TABLE replay_chunks MATERIALIZE COLUMN has_picture',
];
