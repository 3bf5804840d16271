import type { Signal } from '../context.ts';
import type { StartExtras } from './lazily.ts';

const signals: Signal[] = [];

export const startExtras: StartExtras = (kit) => {
  const stops = signals.map((start) => start(kit));
  return () => {
    for (const stop of stops) stop();
  };
};
