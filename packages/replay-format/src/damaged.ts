/** What is wrong with a chunk. */
export class Damaged extends Error {}
