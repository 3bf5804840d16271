import { DAY_MS } from '@desirepath/contract/durations';
import type { Feedback } from '@desirepath/contract/feedback';
import type { Call } from './shop.ts';

/** Messages of this age are done with, and those of that age taken up. */
const DONE_AFTER = 14 * DAY_MS;
const OPEN_AFTER = 4 * DAY_MS;
/** By what the path of the page has in it. */
const TAGS = [
  ['/checkout/', 'checkout'],
  ['/cart/', 'bag'],
  ['/products/', 'products'],
] as const;

/** Goes through the newest messages of visitors as somebody of the team would have until now. @param now epoch ms */
export async function tendInbox(call: Call, site: number, now: number): Promise<void> {
  const { items } = await call<{ items: Feedback[] }>('GET', `/api/feedback?site=${site}&limit=100`);
  for (const message of items) {
    const age = now - Date.parse(message.at);
    if (age < OPEN_AFTER) continue;
    const tags = TAGS.filter(([part]) => message.path.includes(part)).map(([, tag]) => tag);
    const state = age < DONE_AFTER ? 'open' : 'done';
    await call('PATCH', `/api/feedback/${message.id}`, { site, state, tags });
    if (message.mood === 1 && age >= DONE_AFTER) {
      const text = 'Watched the recording: it was as they say. Mended in the next release.';
      await call('POST', `/api/feedback/${message.id}/notes`, { site, text });
    }
  }
}
