type Colour = [red: number, green: number, blue: number];

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
export function turbo(unit: number): Colour {
  const t = within(unit);
  return [channel(RED, t), channel(GREEN, t), channel(BLUE, t)];
}

function channel(coefficients: readonly number[], t: number): number {
  const value = coefficients.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  return Math.round(255 * within(value));
}

/** From vermilion over a pale middle to blue, of the colours that all kinds of colour-blindness tell apart (Okabe and Ito, 2008). */
const DIFFERENCE: readonly Colour[] = [
  [213, 94, 0],
  [244, 236, 226],
  [0, 114, 178],
];

/** Which of two has more: the second at 0, the first at 1, both the same in the middle. */
export const difference = (unit: number): Colour => along(DIFFERENCE, unit);

/** One hue from pale to deep, and ever darker: read by lightness alone, so by all eyes, and in grey. */
const SINGLE: readonly Colour[] = [
  [255, 237, 222],
  [253, 174, 107],
  [230, 85, 13],
  [127, 39, 4],
];

/** How large a share or an amount is. */
export const single = (unit: number): Colour => along(SINGLE, unit);

function along(stops: readonly Colour[], unit: number): Colour {
  const at = within(unit) * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(at));
  const [from, to] = [stops[index], stops[index + 1]];
  const mix = (which: 0 | 1 | 2) => {
    const start = from?.[which] ?? 0;
    return Math.round(start + ((to?.[which] ?? 0) - start) * (at - index));
  };
  return [mix(0), mix(1), mix(2)];
}

const within = (unit: number): number => Math.min(1, Math.max(0, unit));

/** A palette as a CSS background, for legends. */
export const gradientOf = (palette: (unit: number) => Colour): string =>
  `linear-gradient(to right, ${Array.from({ length: 17 }, (_, step) => `rgb(${palette(step / 16).join(' ')})`).join(', ')})`;
