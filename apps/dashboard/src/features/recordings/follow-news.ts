import type { client } from '../../app/api.ts';
import { mayPass } from '../../app/passing.ts';

/** The answer waits for news, a second at most. One that is this late was cut off on the way, which says nothing of itself. */
export const CUT_OFF_MS = 20_000;
/** For a server that is not there, or that answers at once that it cannot. */
export const ASK_AGAIN_MS = 1_000;

/** What is new of a session. */
export type News = Awaited<ReturnType<typeof client.recordingParts.list>>;

interface Following {
  /** epoch ms; what came before is known. */
  since: number;
  ask: (since: number, signal: AbortSignal) => Promise<News>;
  signal: AbortSignal;
  onNews: (news: News) => void;
}

/** Asks what is new of a live session for as long as it is one, through lost answers and restarts of the server. */
export async function followNews({ since, ask, signal, onNews }: Following): Promise<void> {
  let asked = since;
  while (!signal.aborted) {
    try {
      const news = await within(CUT_OFF_MS, signal, (each) => ask(asked, each));
      asked = news.as_of;
      if (signal.aborted) return;
      onNews(news);
      if (!news.is_live) return;
    } catch (error) {
      if (signal.aborted || !mayPass(error)) return;
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
  }
}

async function within<Answer>(
  ms: number,
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const asking = new AbortController();
  const giveUp = () => asking.abort();
  const timer = setTimeout(giveUp, ms);
  signal.addEventListener('abort', giveUp);
  try {
    return await ask(asking.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  }
}
