import type { Own } from '../../context.ts';
import type { Guard } from '../../guard.ts';
import type { Word } from './speech.ts';

interface Surroundings {
  own: Pick<Own, 'atStop'>;
  guard: Guard;
}

/** Runs something once a frame asks to be recorded along: it asks again, when that is there. Most pages have none that does. */
export const onceAsked = ({ own, guard }: Surroundings, run: () => void): void => {
  let isOver = false;
  const hear = guard(({ data }: MessageEvent<Partial<Word> | null | undefined>) => {
    // Who that is nobody has looked yet.
    if (isOver || data?.desirepath !== 'asks') return;
    isOver = true;
    run();
  });
  window.addEventListener('message', hear);
  own.atStop(() => window.removeEventListener('message', hear));
};
