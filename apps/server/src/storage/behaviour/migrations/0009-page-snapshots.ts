/**
 * Pages as they were: one snapshot a day of each page, host, device class and state. What `id` is made of has no times, so
 * that a page which did not change has the same one. A column of this kind can only join the key when it is new.
 */
export const pageSnapshots = [
  `
  ALTER TABLE page_snapshots
    ADD COLUMN IF NOT EXISTS host String AFTER device,
    ADD COLUMN IF NOT EXISTS query String AFTER host,
    ADD COLUMN IF NOT EXISTS state String AFTER query,
    ADD COLUMN IF NOT EXISTS day Date AFTER state,
    MODIFY ORDER BY (site_id, path, device, host, query, state, day)`,
  `
  ALTER TABLE page_snapshots
    ADD COLUMN IF NOT EXISTS state_label String,
    ADD COLUMN IF NOT EXISTS id String MATERIALIZED lower(hex(sipHash128(replaceRegexpAll(payload, '"timestamp":[0-9.]+', '')))),
    ADD COLUMN IF NOT EXISTS elements UInt32 MATERIALIZED countSubstrings(payload, '"tagName":')`,
  'ALTER TABLE page_snapshots MATERIALIZE COLUMN id',
  'ALTER TABLE page_snapshots MATERIALIZE COLUMN elements',
];
