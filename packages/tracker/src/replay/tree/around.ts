/** Told of what is written, as it leaves. */
export interface Around {
  /** An element that shows what is kept elsewhere, by those of its attributes that say where. */
  element(tagName: string, attributes: Record<string, string>): void;
  /** A style sheet, or a style that refers to something. */
  style(css: string): void;
  /** A document or shadow root that is watched from here on; each time it is written. Its number is known once the op is. */
  root(root: Document | ShadowRoot): void;
  /** A frame, whose document is written by itself. */
  frame(frame: Element): void;
}
