import { signal } from '../context.ts';

/** Samples that tell the direction of a hand: shorter ones tell its trembling. */
const SAMPLE_EVERY = 50;

/** Px between two samples: 500 px/s, which nobody does who reads along or aims. */
const FAST = 25;

/** Four times to and fro, or two circles, within two seconds. */
const TURNS = 8;
const WITHIN = 2000;

/** The mouse is shaken. One event a storm, told when it has passed: `value` is how often the direction was turned. */
export const startThrashedCursor = signal((context) => {
  let sampled = { at: 0, x: 0, y: 0 };
  let direction = { x: 0, y: 0 };
  /** When the latest turns were. */
  let turns: number[] = [];
  let storm = 0;

  const end = (isAftermath: boolean) => {
    const { x, y } = sampled;
    if (storm) context.emit({ type: 'thrashed_cursor', value: storm, x, y, pointer: 'mouse' }, isAftermath);
    storm = 0;
    turns = [];
  };
  const turn = (now: number) => {
    turns = turns.filter((at) => now - at < WITHIN);
    turns.push(now);
    if (storm) storm++;
    else if (turns.length >= TURNS) storm = turns.length;
    if (!storm) return;
    context.later(() => {
      if (turns.at(-1) === now) end(false);
    }, WITHIN);
  };
  context.when('leaving', () => end(true));
  context.listen('pointermove', (event) => {
    const at = context.clock();
    const passed = at - sampled.at;
    if (passed < SAMPLE_EVERY || event.pointerType !== 'mouse') return;
    const { pageX: x, pageY: y } = event;
    const moved = { x: x - sampled.x, y: y - sampled.y };
    sampled = { at, x: Math.round(x), y: Math.round(y) };
    // The hand has rested, or scrolled.
    if (passed > 4 * SAMPLE_EVERY) direction = { x: 0, y: 0 };
    else {
      for (const axis of ['x', 'y'] as const) {
        if (Math.abs(moved[axis]) < FAST) continue;
        const now = Math.sign(moved[axis]);
        if (direction[axis] === -now) turn(at);
        direction[axis] = now;
      }
    }
  });
});
