/**
 * Each file of a part is created, synced and, a merge later, removed. A part of these two tables has a file or three for each of its
 * columns once it has 10 MB (uncompressed): 211 files, written every other second where much comes in, and an acknowledgement
 * waits for the disk behind them. Up to 64 MB, some 90,000 events, one file holds all columns. To merge such a part costs more,
 * so that events wait for 16 of a size, where they waited for 10.
 */
export const fewFiles = [
  'ALTER TABLE events MODIFY SETTING min_bytes_for_wide_part = 67108864, merge_selector_base = 16',
  'ALTER TABLE sessions MODIFY SETTING min_bytes_for_wide_part = 67108864',
];
