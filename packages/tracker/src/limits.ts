/**
 * The contract's limits that bear on what is sent. Mirrored, not imported: the contract's module would bring all of its
 * limits into a script that every page loads. `limits.test.ts` holds the two equal.
 */
export const TEXT = {
  url: 2048,
  title: 512,
  selector: 512,
  elementText: 128,
  eventName: 128,
  userId: 256,
  propKey: 64,
  propValue: 1024,
  language: 35,
  tag: 256,
};
export const PROPS_COUNT = 50;
export const TRAIL_POINTS = 200;
export const PIXELS_MAX = 33_554_432;
export const ELEMENT_STEPS = 10_000;
export const EVENTS_PER_BATCH = 500;
export const REPLAY_EVENTS_PER_CHUNK = 20_000;
export const BODY_BYTES = 8 * 1024 * 1024;
export const DECODED_BYTES = 24 * 1024 * 1024;
export const SESSION_INACTIVITY = 30 * 60 * 1000;

/** `seq` is a UInt32 column; a batch and its chunk must still fit above it. */
export const SEQ_MAX = 4_294_967_295 - EVENTS_PER_BATCH - 1;
