import { cleanCss } from '../clean-text.ts';
import { ADOPTED_SHEETS } from '../rrweb-numbers.ts';
import type { Recording, WatchContext } from './context.ts';

/** By what a recorded style sheet is known: its element's number, or one of its own where it was made by a script. */
export interface SheetName {
  id?: number;
  styleId?: number;
}

/** Style sheets that scripts have made, and documents and shadow roots have adopted. */
export interface Sheets {
  /** Undefined where the sheet is not recorded. What has changed before is written. */
  nameOf(sheet: CSSStyleSheet | null | undefined, context: WatchContext): SheetName | undefined;
  /** Tells which ones a tree has adopted, unless it was told: no event says it, and `push` passes by every setter. */
  look(root: Document | ShadowRoot, context: WatchContext): void;
  /** All is told anew. */
  forget(): void;
}

/** A style as it may leave. */
export const cleanStyle = (css: string, { level, style }: Pick<Recording, 'level' | 'style'>): string => {
  const clean = cleanCss(css, level);
  style(clean);
  return clean;
};

export const createSheets = (): Sheets => {
  let numbers = new WeakMap<CSSStyleSheet, number>();
  let count = 0;
  let told = new WeakMap<Node, readonly CSSStyleSheet[]>();
  return {
    nameOf(sheet, context) {
      const id = sheet?.ownerNode ? context.settled(sheet.ownerNode) : undefined;
      const styleId = sheet && numbers.get(sheet);
      return id ? { id } : styleId ? { styleId } : undefined;
    },
    look(root, context) {
      const sheets = root.adoptedStyleSheets ?? []; // Safari has them since 16.4
      const before = told.get(root) ?? [];
      if (sheets.length === before.length && sheets.every((sheet, i) => sheet === before[i])) return;
      const id = context.settled('host' in root ? root.host : root);
      if (!id) return;
      told.set(root, [...sheets]);
      const styles = sheets
        .filter((sheet) => !numbers.has(sheet))
        .map((sheet) => {
          numbers.set(sheet, ++count);
          const rules = Array.from(sheet.cssRules, ({ cssText }, index) => ({
            rule: cleanStyle(cssText, context),
            index,
          }));
          return { styleId: count, rules };
        });
      const styleIds = sheets.flatMap((sheet) => numbers.get(sheet) ?? []);
      context.tell({ source: ADOPTED_SHEETS, id, styleIds, ...(styles.length && { styles }) });
    },
    forget() {
      numbers = new WeakMap();
      told = new WeakMap();
      count = 0;
    },
  };
};
