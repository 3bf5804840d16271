const DURABLE = `fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1,
    old_parts_lifetime = 1, finished_mutations_to_keep = 0`;

/** What recorded pages show besides their DOM, so that it can be shown when the site does not have it any more. */
export const assets = [
  /* A picture, font or style sheet, once a site whatever addresses and pages it is at. */ `
  CREATE TABLE IF NOT EXISTS assets (
    site_id      UInt32,
    hash         String,
    type         LowCardinality(String),
    bytes        UInt32,
    received_at  DateTime64(3, 'UTC'),
    content64    String EPHEMERAL,
    content      String DEFAULT base64Decode(content64) CODEC(ZSTD(3))
  )
  ENGINE = ReplacingMergeTree
  ORDER BY (site_id, hash)
  SETTINGS ${DURABLE}, index_granularity_bytes = 1048576`,

  /*
   * What the addresses on a page stood for when it was seen: an address may stand for something else tomorrow, and for
   * another visitor. A row for each time that a page told, with an array element for each address. A hash is '' where the
   * content was not to be had.
   */ `
  CREATE TABLE IF NOT EXISTS asset_uses (
    site_id      UInt32,
    page_id      UUID,
    received_at  DateTime64(3, 'UTC'),
    addresses    Array(LowCardinality(String)),
    hashes       Array(LowCardinality(String)),
    widths       Array(UInt16),
    heights      Array(UInt16)
  )
  ENGINE = MergeTree
  ORDER BY (site_id, page_id, received_at)
  SETTINGS ${DURABLE}`,

  /* Whose assets a page behind a heatmap shows. */
  'ALTER TABLE page_snapshots ADD COLUMN IF NOT EXISTS page_id UUID',
];
