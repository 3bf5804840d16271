import type { Feedback } from '@desirepath/contract/feedback';
import type { App } from '../app.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Messages of this age are done with, and those of that age taken up. */
const DONE_AFTER = 14 * DAY;
const OPEN_AFTER = 4 * DAY;
/** By what the path of the page has in it. */
const TAGS = [
  ['/checkout/', 'checkout'],
  ['/cart/', 'bag'],
  ['/products/', 'products'],
] as const;

interface Desk {
  site: number;
  /** Of whoever is signed in. */
  headers: Record<string, string>;
  /** epoch ms */
  now: number;
}

/** Goes through the newest messages of visitors as somebody of the team would have until now. */
export async function tendInbox(app: App, { site, headers, now }: Desk): Promise<void> {
  const listed = await app.inject({ url: `/api/feedback?site=${site}&limit=100`, headers });
  for (const message of listed.json<{ items: Feedback[] }>().items) {
    const age = now - Date.parse(message.at);
    if (age < OPEN_AFTER) continue;
    const tags = TAGS.filter(([part]) => message.path.includes(part)).map(([, tag]) => tag);
    const payload = { site, state: age < DONE_AFTER ? 'open' : 'done', tags };
    await app.inject({ method: 'PATCH', url: `/api/feedback/${message.id}`, headers, payload });
    if (message.mood === 1 && age >= DONE_AFTER) {
      const note = { site, text: 'Watched the recording: it was as they say. Mended in the next release.' };
      await app.inject({ method: 'POST', url: `/api/feedback/${message.id}/notes`, headers, payload: note });
    }
  }
}
