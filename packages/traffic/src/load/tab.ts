import { pickGadget } from '../audience/devices.ts';
import { pickPlace } from '../audience/places.ts';
import { pickArrival } from '../audience/sources.ts';
import { DEMO_PAGES } from '../demo.ts';
import { openScene } from '../page/scene.ts';
import type { Random } from '../random.ts';

/** A browser tab that only clicks: its events are ready as text, so that a batch costs two joins. */
export interface LoadTab {
  id: string;
  /** As undici takes them: name, value, name, value. */
  headers: string[];
  /** The events of the next batch as a JSON array. `at`: epoch ms of all of them. */
  eventsAt(at: number): string;
  /** The body of a batch with those events. */
  bodyOf(batch: { seq: number; attempt: number; sentAt: number; events: string }): string;
}

/** Stands for a time in the prepared text. */
const AT = '"AT"';

export function openTab(random: Random, trackingId: string, batchSize: number, origin: string): LoadTab {
  const gadget = pickGadget(random);
  const place = pickPlace(random);
  const { path, title } = random.pick(DEMO_PAGES);
  const scene = openScene(path, gadget, origin);
  const page = {
    page_id: random.uuid(),
    url: origin + path,
    title,
    viewport_w: scene.viewport.width,
    viewport_h: scene.viewport.height,
    document_w: scene.document.width,
    document_h: scene.document.height,
  };
  const events = Array.from({ length: batchSize }, (_, index) => {
    // One page view for every ten events, as on the demo shop.
    if (index % 10 === 9) return { type: 'page_view', at: 'AT', ...page };
    const { selector, text, box } = random.pick(scene.targets);
    const [element_x, element_y] = [random.int(0, 10_000), random.int(0, 10_000)];
    const x = Math.round(box[0] + (box[2] * element_x) / 10_000);
    const y = Math.round(box[1] + (box[3] * element_y) / 10_000);
    return { type: 'click', at: 'AT', ...page, x, y, element: selector, element_x, element_y, element_text: text };
  });
  const pieces = JSON.stringify(events).split(AT);
  const id = random.uuid();
  const head = {
    tracking_id: trackingId,
    visitor_id: random.uuid(),
    session_id: random.uuid(),
    tab_id: id,
    language: place.language,
    source: pickArrival(random).source,
  };
  const opening = JSON.stringify(head).slice(0, -1);
  return {
    id,
    headers: ['content-type', 'text/plain', 'user-agent', gadget.userAgent, 'x-forwarded-for', place.ip],
    eventsAt: (at) => pieces.join(String(at)),
    bodyOf: ({ seq, attempt, sentAt, events }) =>
      `${opening},"seq":${seq},"attempt":${attempt},"sent_at":${sentAt},"events":${events}}`,
  };
}
