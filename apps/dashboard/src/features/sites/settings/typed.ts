/** Settings as they are typed into a form, and back. Whether they may be is for the contract to say. */

/** A share as a percentage. Through a fixed precision, for 0.07 * 100 is 7.000000000000001. */
export const toPercent = (share: number): string => String(Number((share * 100).toFixed(6)));
export const fromPercent = (typed: string): number => Number(typed) / 100;

export const toSeconds = (ms: number): string => String(ms / 1000);
export const fromSeconds = (typed: string): number => Math.round(Number(typed) * 1000);

/** A limit that may be left empty, for none. */
export const toLimit = (limit: number | null): string => (limit === null ? '' : String(limit));
export const fromLimit = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed));

/** One value a line. */
export const toLines = (values: readonly string[]): string => values.join('\n');

/** Whatever separates them, for lists are pasted from anywhere; each value counts once. */
export const fromLines = (typed: string): string[] => unique(typed.split(/[\s,]+/));

/** Where a value may have spaces in it, such as the name of an event. */
export const fromWholeLines = (typed: string): string[] => unique(typed.split('\n').map((line) => line.trim()));

const unique = (values: string[]): string[] => [...new Set(values.filter(Boolean))];
