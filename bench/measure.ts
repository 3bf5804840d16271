/** The value below which a share (0 to 1) of the values lies. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (values: number[]) => percentile(values, 0.5);

/** Median ms of several runs, after one that fills the caches. */
export async function medianMs(times: number, work: () => Promise<unknown>): Promise<number> {
  const ms: number[] = [];
  await work();
  for (let turn = 0; turn < times; turn++) {
    const startedAt = performance.now();
    await work();
    ms.push(performance.now() - startedAt);
  }
  return median(ms);
}
