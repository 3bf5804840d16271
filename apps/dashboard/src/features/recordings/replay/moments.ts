/** The last of some things in order of time that was at or before a moment (epoch ms); -1 before the first. */
export function lastBefore(moments: readonly { at: number }[], time: number): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const moment = moments[middle];
    if (moment && moment.at <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
