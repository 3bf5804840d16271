/** A stretch in which nothing arrived, long enough to be told. */
export interface Gap {
  /** epoch ms of the last sign of life, and of the moment from which on it is told */
  since: number;
  at: number;
}

/**
 * Where nothing arrived for so long. @param minutes in which something did (epoch ms), in order
 * @param until the end of what is known
 */
export function gapsIn(minutes: readonly number[], patience: number, until: number): Gap[] {
  return minutes.flatMap((since, index) => {
    const next = minutes[index + 1] ?? until;
    return next - since >= patience ? [{ since, at: since + patience }] : [];
  });
}
