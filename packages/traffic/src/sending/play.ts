import type { Visit } from '../visit.ts';
import type { Clock } from './clock.ts';
import type { Sender } from './sender.ts';

export interface PlayOptions {
  sender: Sender;
  clock: Clock;
  /** Ends the play: those on the site vanish without a word, as people do when the power fails. */
  signal: AbortSignal;
  onRefused?: (status: number, reason: string) => void;
}

/** Lets visits happen in real time: each begins when its time has come, and sends each batch when the tracker would. */
export async function playLive(
  visits: Iterable<Visit>,
  { sender, clock, signal, onRefused }: PlayOptions,
): Promise<void> {
  const playing = new Set<Promise<void>>();

  const play = async (visit: Visit) => {
    for (const { at, batch } of visit.batches) {
      await clock.sleep(at - clock.now(), signal);
      if (signal.aborted) return;
      const outcome = await sender.post(visit, batch);
      if (outcome.kind === 'refused') onRefused?.(outcome.status, outcome.reason);
    }
  };

  for (const visit of visits) {
    await clock.sleep(visit.started_at - clock.now(), signal);
    if (signal.aborted) break;
    const one = play(visit).finally(() => playing.delete(one));
    playing.add(one);
  }
  await Promise.all(playing);
}
