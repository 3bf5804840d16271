import type { inputValue, mouseInteractionData, mousePosition } from '@rrweb/types';
import { EVENT, FRAME, INPUT, INTERACTION, META, POINTER, SCROLL, VIEWPORT } from './ops.ts';
import type { ReplayWriter } from './write.ts';

/** Writes one op each. `at` is epoch ms, lengths are CSS pixels. */

export const writeMeta = (to: ReplayWriter, at: number, href: string, width: number, height: number): void => {
  to.op(META, at);
  to.text(href);
  to.number(width);
  to.number(height);
};

/** @param kind 0 mouse, 1 touch, 2 drag; times of positions are relative to `at` */
export const writePointer = (to: ReplayWriter, at: number, kind: number, positions: readonly mousePosition[]): void => {
  to.op(POINTER, at);
  to.number(kind);
  to.number(positions.length);
  let before = { x: 0, y: 0, timeOffset: 0 };
  for (const position of positions) {
    to.signed(position.x - before.x);
    to.signed(position.y - before.y);
    to.id(position.id);
    to.signed(position.timeOffset - before.timeOffset);
    before = position;
  }
};

export const writeInteraction = (
  to: ReplayWriter,
  at: number,
  { type, id, x, y, pointerType }: Omit<mouseInteractionData, 'source'>,
): void => {
  to.op(INTERACTION, at);
  to.number(type);
  to.id(id);
  to.number(pointerType === undefined ? 0 : pointerType + 1);
  const hasPlace = x !== undefined && y !== undefined;
  to.number(+hasPlace);
  if (!hasPlace) return;
  to.signed(x);
  to.signed(y);
};

export const writeScroll = (to: ReplayWriter, at: number, id: number, x: number, y: number): void => {
  to.op(SCROLL, at);
  to.id(id);
  to.signed(x);
  to.signed(y);
};

export const writeInput = (
  to: ReplayWriter,
  at: number,
  id: number,
  { text, isChecked, userTriggered }: inputValue,
): void => {
  to.op(INPUT, at);
  to.id(id);
  to.text(text);
  to.number(+isChecked + (userTriggered === undefined ? 0 : userTriggered ? 2 : 4));
};

export const writeViewport = (to: ReplayWriter, at: number, width: number, height: number): void => {
  to.op(VIEWPORT, at);
  to.number(width);
  to.number(height);
};

/** What has no op of its own. @param event as rrweb tells it, without its time */
export const writeEvent = (to: ReplayWriter, at: number, event: { type: number; data: unknown }): void => {
  to.op(EVENT, at);
  to.text(JSON.stringify(event));
};

/** @param number of the frame in its page @param id of its element @param json a chunk of it */
export const writeFrame = (to: ReplayWriter, at: number, number: number, id: number, json: string): void => {
  to.op(FRAME, at);
  to.number(number);
  to.id(id);
  to.text(json);
};
