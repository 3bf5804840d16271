/**
 * What a chunk tells, in the order of `FORMAT.md`. Each is a name by itself, not a member of an object, so that minifiers put
 * the number in its place.
 */

/** Of the format that is written here. A reader keeps what is newer as it is. */
export const FORMAT = 2;

export const META = 1;
export const SNAPSHOT = 2;
export const MUTATION = 3;
export const POINTER = 4;
export const INTERACTION = 5;
export const SCROLL = 6;
export const INPUT = 7;
export const VIEWPORT = 8;
export const EVENT = 9;
export const FRAME = 10;

/** What a node is, and what ends the nodes in one. */
export const END = 0;
export const ELEMENT = 1;
export const TEXT = 2;
export const DOCTYPE = 3;
export const DOCUMENT = 4;
export const SHADOW = 5;
export const CDATA = 6;
export const COMMENT = 7;
/** Nodes in a row that are known by their name. */
export const PIECE = 8;

/** Flags of an element. */
export const IS_SVG = 1;
export const IS_BLOCKED = 2;
export const IS_CUSTOM = 4;
export const IS_MASKED = 8;

/** Flags of a document. */
export const IS_QUIRKY = 1;

/** Flag of a mutation. */
export const IS_FRAME = 1;

/** Flags of a place in a mutation. */
export const IS_NEW = 1;
export const IS_SHADOW = 2;
