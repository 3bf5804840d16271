/** Coefficients from the constant one up to that of the fifth power. */
const RED = [0.13572138, 4.6153926, -42.66032258, 132.13108234, -152.94239396, 59.28637943];
const GREEN = [0.09140261, 2.19418839, 4.84296658, -14.18503333, 4.27729857, 2.82956604];
const BLUE = [0.1066733, 12.64194608, -60.58204836, 110.36276771, -89.90310912, 27.34824973];

/**
 * Turbo: a rainbow without the false edges of jet, so that equal steps in value look like equal steps in colour. This is its
 * authors' polynomial fit (https://research.google/blog/turbo-an-improved-rainbow-colormap-for-visualization/), which
 * leaves their table by up to 13 % of full scale, at the dark end.
 *
 * @param unit 0 to 1; what is outside counts as the nearest end.
 * @returns Red, green and blue, 0 to 255.
 */
export function turbo(unit: number): [red: number, green: number, blue: number] {
  const t = Math.min(1, Math.max(0, unit));
  return [channel(RED, t), channel(GREEN, t), channel(BLUE, t)];
}

/** `turbo` as a CSS background, for legends. */
export const TURBO_GRADIENT = `linear-gradient(to right, ${Array.from(
  { length: 17 },
  (_, step) => `rgb(${turbo(step / 16).join(' ')})`,
).join(', ')})`;

function channel(coefficients: readonly number[], t: number): number {
  const value = coefficients.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  return Math.round(255 * Math.min(1, Math.max(0, value)));
}
