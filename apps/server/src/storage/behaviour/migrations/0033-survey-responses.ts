/**
 * What visitors answered: the submission with the highest revision stands. Each thing said is an element of the arrays: which question
 * it answers, which part of that (the row of a matrix, the place in a ranking), what was said (id of a choice, or a number as
 * text), and what was written. `answers` is all of it as it was sent, in JSON.
 */
export const surveyResponses = [
  `
  CREATE TABLE IF NOT EXISTS survey_responses (
    site_id      UInt32,
    survey_id    UUID,
    response_id  UUID,
    revision     UInt16,
    version      UInt32,
    session_id   UUID,
    visitor_id   UUID,
    created_at   DateTime64(3, 'UTC'),
    received_at  DateTime64(3, 'UTC'),
    complete     Bool,
    ms           UInt32,
    host         LowCardinality(String),
    path         String,
    device       LowCardinality(String),
    browser      LowCardinality(String),
    os           LowCardinality(String),
    country      LowCardinality(String),
    language     LowCardinality(String),
    attributes   String,
    asked        Array(LowCardinality(String)),
    part         Array(LowCardinality(String)),
    said         Array(LowCardinality(String)),
    written      Array(String),
    answers      String
  )
  ENGINE = ReplacingMergeTree(revision)
  ORDER BY (site_id, survey_id, response_id)
  SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1,
    old_parts_lifetime = 1, finished_mutations_to_keep = 0`,
];
