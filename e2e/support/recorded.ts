import { EventType, type eventWithTime, IncrementalSource, MouseInteractions, NodeType } from '@rrweb/types';
import { PERSON } from './browser.ts';

/** Ids of a recorded page's nodes; the rows come after them. */
const ID = { document: 1, html: 2, head: 3, body: 4, heading: 5, headingText: 6, button: 7, buttonText: 8, row: 100 };
const VIEWPORT = { width: 1024, height: 640 };

/** A whole page as rrweb records it: its announcement, and its DOM with a heading, a button and some rows. */
export function wholePage(at: number, heading: string, rows = 0): eventWithTime[] {
  const text = (id: number, textContent: string) => ({ type: NodeType.Text as const, id, textContent });
  const element = (id: number, tagName: string, childNodes: object[], attributes = {}) => ({
    type: NodeType.Element as const,
    id,
    tagName,
    attributes,
    childNodes,
  });
  const list = Array.from({ length: rows }, (_, row) =>
    element(ID.row + row * 2, 'p', [text(ID.row + row * 2 + 1, `Row ${row} of a long page`)], { class: 'row' }),
  );
  const body = element(ID.body, 'body', [
    element(ID.heading, 'h1', [text(ID.headingText, heading)]),
    element(ID.button, 'button', [text(ID.buttonText, 'Buy')], { id: 'buy' }),
    ...list,
  ]);
  const html = element(ID.html, 'html', [element(ID.head, 'head', []), body], { lang: 'en' });
  const node = { type: NodeType.Document as const, id: ID.document, childNodes: [html] };
  return [
    { type: EventType.Meta, timestamp: at, data: { href: 'https://shop.example/', ...VIEWPORT } },
    // The nodes are those of rrweb's serializer; its type is a union that literals this deep do not reach.
    {
      type: EventType.FullSnapshot,
      timestamp: at + 1,
      data: { node, initialOffset: { left: 0, top: 0 } },
    } as eventWithTime,
  ];
}

const change = (at: number, texts: { id: number; value: string }[]): eventWithTime => ({
  type: EventType.IncrementalSnapshot,
  timestamp: at,
  data: { source: IncrementalSource.Mutation, texts, attributes: [], removes: [], adds: [] },
});
export const newHeading = (at: number, value: string): eventWithTime => change(at, [{ id: ID.headingText, value }]);
export const newRow = (at: number, row: number, value: string): eventWithTime =>
  change(at, [{ id: ID.row + row * 2 + 1, value }]);

export const pointer = (at: number, x: number, y: number): eventWithTime => ({
  type: EventType.IncrementalSnapshot,
  timestamp: at,
  data: { source: IncrementalSource.MouseMove, positions: [{ x, y, id: ID.body, timeOffset: 0 }] },
});

export const press = (at: number): eventWithTime => ({
  type: EventType.IncrementalSnapshot,
  timestamp: at,
  data: { source: IncrementalSource.MouseInteraction, type: MouseInteractions.Click, id: ID.button, x: 40, y: 80 },
});

export const fromPlugin = (at: number, plugin: string, payload: object): eventWithTime => ({
  type: EventType.Plugin,
  timestamp: at,
  data: { plugin, payload },
});

interface RecordedPart {
  seq: number;
  page_id: string;
  events?: object[];
  replay: eventWithTime[];
}

/** One tab of a recorded visit, that sends what it is given as the tracker would. */
export function recordedTab(url: string, tracking_id: string, session_id: string = crypto.randomUUID()) {
  const tab_id = crypto.randomUUID();
  return {
    session_id,
    async send({ seq, page_id, events = [], replay }: RecordedPart): Promise<void> {
      const response = await fetch(`${url}/api/track/batches`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': PERSON },
        body: JSON.stringify({
          tracking_id,
          visitor_id: session_id,
          session_id,
          tab_id,
          seq,
          attempt: 1,
          sent_at: Date.now(),
          events: events.map((event) => ({ url: 'https://shop.example/', page_id, ...event })),
          replay: { page_id, events: replay },
        }),
      });
      if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
    },
  };
}
