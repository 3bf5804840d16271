import type { ReplayChunk } from '@desirepath/contract/recordings';
import type { Film } from './film.ts';

/** This much is fetched ahead of what plays, ms of the recording: a quarter of a minute at the highest speed. */
const AHEAD_MS = 5 * 60_000;

interface LoaderOptions {
  film: Film;
  /** A page of chunks in their order, from a place on. */
  fetchPage(cursor: string | undefined): Promise<{ items: ReplayChunk[] }>;
  /** More has come. */
  onNews(): void;
  onError(error: unknown): void;
}

/** Fetches what is needed next: first what shows the moment that is wanted, then what follows it. */
export function createLoader({ film, fetchPage, onNews, onError }: LoaderOptions) {
  let wanted: { tabId: string; time: number } | undefined;
  let isBusy = false;
  let hasFailed = false;

  /** Where to go on: undefined when there is nothing to fetch. */
  const next = () => {
    if (!wanted) return;
    const stretch = film.stretchAt(wanted.tabId, wanted.time);
    if (stretch && 'missing' in stretch) return stretch.missing;
    return film.firstMissing(wanted.time, wanted.time + AHEAD_MS);
  };
  const run = async () => {
    if (isBusy || hasFailed) return;
    isBusy = true;
    try {
      for (let piece = next(); piece; piece = next()) {
        const { items } = await fetchPage(film.cursorTo(piece));
        // Else the same would be asked for without end: it was deleted since.
        if (!film.add(items)) break;
        onNews();
      }
    } catch (error) {
      hasFailed = true;
      onError(error);
    }
    isBusy = false;
  };

  return {
    /** The moment that is shown, or is to be. */
    want(tabId: string, time: number): void {
      wanted = { tabId, time };
      void run();
    },
    /** Tries again after an error. */
    retry(): void {
      hasFailed = false;
      void run();
    },
  };
}

export type Loader = ReturnType<typeof createLoader>;
