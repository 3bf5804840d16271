/**
 * The contract's limits that bear on what is sent. Mirrored, not imported: the contract's module would bring all of its
 * limits into a script that every page loads. `limits.test.ts` holds them equal.
 */
export const URL_LENGTH = 2048;
export const TITLE_LENGTH = 512;
export const SELECTOR_LENGTH = 512;
export const ELEMENT_TEXT_LENGTH = 128;
export const EVENT_NAME_LENGTH = 128;
export const USER_ID_LENGTH = 256;
export const PROP_KEY_LENGTH = 64;
export const PROP_VALUE_LENGTH = 1024;
export const TAG_LENGTH = 256;
export const PROPS_COUNT = 50;
export const TRAIL_POINTS = 200;
export const PIXELS_MAX = 33_554_432;
export const ELEMENT_STEPS = 10_000;
export const REPLAY_EVENTS_PER_CHUNK = 20_000;
export const SESSION_INACTIVITY = 30 * 60 * 1000;

/** `seq` is a UInt32 column; the numbers of a batch and its chunk must still fit above it. */
export const SEQ_MAX = 4_294_967_295 - 500 - 1;

/** UTF-16 units, half of the bytes that a body may decode to: nearly all text takes one, some two. */
export const LARGEST_REPLAY_EVENT = 12 * 1024 * 1024;

export const ASSET_BYTES = 512 * 1024;
export const ASSET_BYTES_PER_PAGE = 4 * 1024 * 1024;
export const ASSETS_PER_OFFER = 200;
export const CONTENTS_PER_UPLOAD = 20;

export const PIECES_PER_CHUNK = 1000;
