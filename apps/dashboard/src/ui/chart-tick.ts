/** What stands at the ticks of every chart's axes: as small as text gets, and in the size that a reader has set. */
export const TICK = { fill: 'var(--color-muted-foreground)', fontSize: '0.75rem' };
