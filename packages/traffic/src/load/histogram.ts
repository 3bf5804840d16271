/** Buckets grow by 2 %, so that a percentile is off by no more than that, from 0.01 ms up to hours in 1,100 counters. */
const GROWTH = Math.log(1.02);
const SMALLEST_MS = 0.01;
const BUCKETS = 1100;

/** Counts durations without keeping them. */
export interface Histogram {
  record(ms: number): void;
  /** The duration (ms) below which this share (0 to 1) lies; 0 when nothing was recorded. */
  percentile(share: number): number;
}

export function createHistogram(): Histogram {
  const counts = new Uint32Array(BUCKETS);
  let total = 0;
  return {
    record: (ms) => {
      const bucket = Math.floor(Math.log(Math.max(ms, SMALLEST_MS) / SMALLEST_MS) / GROWTH);
      const index = Math.min(bucket, BUCKETS - 1);
      counts[index] = (counts[index] ?? 0) + 1;
      total += 1;
    },
    percentile: (share) => {
      if (total === 0) return 0;
      let left = Math.ceil(total * share);
      const bucket = counts.findIndex((count) => {
        left -= count;
        return left <= 0;
      });
      return SMALLEST_MS * Math.exp((bucket + 0.5) * GROWTH);
    },
  };
}
