/** Everything a page can tell, who is one person, and what robots did. */
export const capture = [
  `
  ALTER TABLE events
    ADD COLUMN IF NOT EXISTS pointer LowCardinality(String) AFTER element_text,
    ADD COLUMN IF NOT EXISTS anchor LowCardinality(String) AFTER pointer,
    ADD COLUMN IF NOT EXISTS scroller LowCardinality(String) AFTER anchor,
    ADD COLUMN IF NOT EXISTS channel LowCardinality(String) AFTER source,
    ADD COLUMN IF NOT EXISTS region LowCardinality(String) AFTER country,
    ADD COLUMN IF NOT EXISTS city LowCardinality(String) AFTER region`,
  `
  ALTER TABLE replay_chunks
    ADD COLUMN IF NOT EXISTS channel LowCardinality(String) AFTER source,
    ADD COLUMN IF NOT EXISTS region LowCardinality(String) AFTER country,
    ADD COLUMN IF NOT EXISTS city LowCardinality(String) AFTER region`,
  `
  ALTER TABLE sessions
    ADD COLUMN IF NOT EXISTS channel SimpleAggregateFunction(max, LowCardinality(String)) AFTER source,
    ADD COLUMN IF NOT EXISTS region SimpleAggregateFunction(max, LowCardinality(String)) AFTER country,
    ADD COLUMN IF NOT EXISTS city SimpleAggregateFunction(max, LowCardinality(String)) AFTER region,
    ADD COLUMN IF NOT EXISTS dead_clicks SimpleAggregateFunction(sum, Int64) AFTER rage_clicks,
    ADD COLUMN IF NOT EXISTS error_clicks SimpleAggregateFunction(sum, Int64) AFTER dead_clicks,
    ADD COLUMN IF NOT EXISTS u_turns SimpleAggregateFunction(sum, Int64) AFTER error_clicks,
    ADD COLUMN IF NOT EXISTS js_errors SimpleAggregateFunction(sum, Int64) AFTER u_turns,
    ADD INDEX IF NOT EXISTS by_session session_id TYPE bloom_filter GRANULARITY 1`,

  /* Who a visitor turned out to be. The newest word holds. */ `
  CREATE TABLE IF NOT EXISTS identities (
    site_id        UInt32,
    visitor_id     UUID,
    user_id        String,
    identified_at  DateTime64(3, 'UTC')
  )
  ENGINE = ReplacingMergeTree(identified_at)
  ORDER BY (site_id, visitor_id)
  SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,

  /* What was not counted, by the sign that gave it away. Days are UTC. */ `
  CREATE TABLE IF NOT EXISTS robots (
    site_id  UInt32,
    day      Date,
    reason   LowCardinality(String),
    batches  UInt64,
    events   UInt64
  )
  ENGINE = SummingMergeTree
  PARTITION BY toYYYYMM(day)
  ORDER BY (site_id, day, reason)
  SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
];
