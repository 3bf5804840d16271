import { NEVER } from '../sessions-of.ts';

/** Settings of a table whose partitions are months: one that nothing was added to for a day is merged into one part. */
const WHOLE_MONTHS = 'min_age_to_force_merge_seconds = 86400, min_age_to_force_merge_on_partition_only = 1';

/** Events, the sessions made of them, what is replayed, and the pages behind heatmaps. */
export const events = [
  /*
   * One row an event. What is known of page and visitor stands on every row, so that no question needs a join. A page's
   * clicks lie side by side whatever the days asked for: with the day before the page, a heatmap of 90 days read a granule
   * of each. Merges wait for more parts than usual (base 10 instead of 5): rewriting rows was a third of what an event cost.
   * Once a month has rested for a day it becomes one part: a question pays two milliseconds for each that it opens.
   */ `
  CREATE TABLE IF NOT EXISTS events (
    site_id          UInt32,
    visitor_id       UUID,
    session_id       UUID,
    tab_id           UUID,
    page_id          UUID,
    user_id          String,
    seq              UInt32,
    at               DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    received_at      DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
    day              Date MATERIALIZED toDate(at),
    type             LowCardinality(String),
    name             String,
    props            JSON,
    value            Nullable(Float64),
    host             LowCardinality(String),
    path             LowCardinality(String),
    query            String,
    title            String,
    referrer_host    LowCardinality(String),
    source           LowCardinality(String),
    utm_source       LowCardinality(String),
    utm_medium       LowCardinality(String),
    utm_campaign     LowCardinality(String),
    utm_term         LowCardinality(String),
    utm_content      LowCardinality(String),
    device           LowCardinality(String),
    browser          LowCardinality(String),
    browser_version  LowCardinality(String),
    os               LowCardinality(String),
    os_version       LowCardinality(String),
    country          LowCardinality(String),
    language         LowCardinality(String),
    viewport_w       UInt16,
    viewport_h       UInt16,
    document_w       UInt32,
    document_h       UInt32,
    x                Int32,
    y                Int32,
    element          LowCardinality(String),
    element_x        UInt16,
    element_y        UInt16,
    element_text     LowCardinality(String),
    xs               Array(Int32),
    ys               Array(Int32),
    ts               Array(UInt32),
    INDEX by_session session_id TYPE bloom_filter GRANULARITY 1,
    INDEX by_visitor visitor_id TYPE bloom_filter GRANULARITY 1,
    INDEX by_tab     tab_id     TYPE bloom_filter GRANULARITY 1,
    INDEX by_receipt received_at TYPE minmax GRANULARITY 1
  )
  ENGINE = MergeTree
  PARTITION BY toYYYYMM(day)
  ORDER BY (site_id, type, path, device, day, session_id, at)
  SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, merge_selector_base = 10,
    ${WHOLE_MONTHS}`,

  /* One row a chunk of rrweb events, as JSON text. Small granules: a session's chunks are read, not its neighbours'. */ `
  CREATE TABLE IF NOT EXISTS replay_chunks (
    site_id      UInt32,
    session_id   UUID,
    visitor_id   UUID,
    user_id      String,
    tab_id       UUID,
    seq          UInt32,
    page_id      UUID,
    first_at     DateTime64(3, 'UTC'),
    last_at      DateTime64(3, 'UTC'),
    received_at  DateTime64(3, 'UTC'),
    day          Date MATERIALIZED toDate(first_at),
    events       UInt32,
    device       LowCardinality(String),
    browser      LowCardinality(String),
    os           LowCardinality(String),
    country      LowCardinality(String),
    language     LowCardinality(String),
    source       LowCardinality(String),
    payload      String CODEC(ZSTD(3)),
    INDEX by_receipt received_at TYPE minmax GRANULARITY 1
  )
  ENGINE = MergeTree
  PARTITION BY toYYYYMM(day)
  ORDER BY (site_id, session_id, tab_id, seq)
  SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity_bytes = 1048576`,

  /* The newest DOM of each page and device class. */ `
  CREATE TABLE IF NOT EXISTS page_snapshots (
    site_id     UInt32,
    path        String,
    device      LowCardinality(String),
    taken_at    DateTime64(3, 'UTC'),
    viewport_w  UInt16,
    viewport_h  UInt16,
    payload     String CODEC(ZSTD(3))
  )
  ENGINE = ReplacingMergeTree(taken_at)
  ORDER BY (site_id, path, device)
  SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, index_granularity_bytes = 1048576`,

  /*
   * What a session amounts to, added to as its events arrive. One row for each session and UTC day once merged: a
   * question groups by session_id. Texts that are the same on all rows are kept by max, which any real value wins over
   * ''. The first and the last page are the least and the greatest pair of a moment and a path.
   */ `
  CREATE TABLE IF NOT EXISTS sessions (
    site_id            UInt32,
    day                Date,
    session_id         UUID,
    visitor_id         SimpleAggregateFunction(any, UUID),
    user_id            SimpleAggregateFunction(max, String),
    started_at         SimpleAggregateFunction(min, DateTime64(3, 'UTC')),
    ended_at           SimpleAggregateFunction(max, DateTime64(3, 'UTC')),
    events             SimpleAggregateFunction(sum, Int64),
    pageviews          SimpleAggregateFunction(sum, Int64),
    clicks             SimpleAggregateFunction(sum, Int64),
    rage_clicks        SimpleAggregateFunction(sum, Int64),
    replay_events      SimpleAggregateFunction(sum, Int64),
    replay_started_at  SimpleAggregateFunction(min, DateTime64(3, 'UTC')) DEFAULT ${NEVER},
    replay_ended_at    SimpleAggregateFunction(max, DateTime64(3, 'UTC')),
    entry              SimpleAggregateFunction(min, Tuple(DateTime64(3, 'UTC'), String)) DEFAULT (${NEVER}, ''),
    exit               SimpleAggregateFunction(max, Tuple(DateTime64(3, 'UTC'), String)),
    source             SimpleAggregateFunction(max, LowCardinality(String)),
    device             SimpleAggregateFunction(max, LowCardinality(String)),
    browser            SimpleAggregateFunction(max, LowCardinality(String)),
    os                 SimpleAggregateFunction(max, LowCardinality(String)),
    country            SimpleAggregateFunction(max, LowCardinality(String)),
    language           SimpleAggregateFunction(max, LowCardinality(String))
  )
  ENGINE = AggregatingMergeTree
  PARTITION BY toYYYYMM(day)
  ORDER BY (site_id, day, session_id)
  SETTINGS fsync_after_insert = 1, fsync_part_directory = 1,
    ${WHOLE_MONTHS}`,
];
