/** The UTC day, as `YYYY-MM-DD`, that a moment (epoch ms) lies in: that of the stores' `day` columns. */
export const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
