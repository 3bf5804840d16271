/** A page's script: shows recorded events with rrweb's player. */
import type { eventWithTime } from '@rrweb/types';
import { Replayer } from 'rrweb';
import { textOfPage } from './page-text.ts';

declare global {
  interface Window {
    /** What the recorded page is after the last event. @param events as JSON */
    show(events: string): string;
  }
}

window.show = (json) => {
  const events: eventWithTime[] = JSON.parse(json);
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) return '';
  const root = document.createElement('div');
  document.body.append(root);
  const player = new Replayer(events, { root, showWarning: false, mouseTail: false });
  player.pause(last.timestamp - first.timestamp + 1);
  const page = player.iframe.contentDocument;
  const mirror = player.getMirror();
  // As rrweb draws it: nothing else has a width.
  const isBlocked = (element: Element) =>
    /^width: [\d.]+px; height: [\d.]+px;$/.test(element.getAttribute('style') ?? '');
  const look = { masked: '[data-dp-mask]', isBlocked, isOwn: (node: Node) => mirror.getId(node) > 0 };
  const text = page ? textOfPage(page, look) : '';
  player.destroy();
  root.remove();
  return text;
};
