/** Recorded nodes and their numbers. */
export interface Ids {
  /** Undefined where it is not recorded. */
  idOf(node: Node): number | undefined;
}
