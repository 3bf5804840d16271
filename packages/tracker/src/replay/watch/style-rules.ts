import type { IncrementalSource, incrementalData } from '@rrweb/types';
import { patch } from '../../signals/patch.ts';
import { STYLE_DECLARATION, STYLE_RULE } from '../rrweb-numbers.ts';
import type { WatchContext } from './context.ts';
import { onceRead } from './once-read.ts';
import { cleanStyle, type Sheets } from './sheets.ts';

type Method = (...given: unknown[]) => unknown;

/** What has methods that change rules. */
type Owner = CSSStyleSheet | CSSRule | CSSStyleDeclaration;

/**
 * What scripts change of style sheets' rules. Nothing else tells of it, so the browser's functions for that are replaced; those
 * for single properties, which mostly set the style of an element, once a script has asked a rule for its style.
 */
export const watchStyleRules = (
  { CSSStyleSheet, CSSGroupingRule, CSSStyleRule, CSSStyleDeclaration }: Window & typeof globalThis,
  sheets: Sheets,
  context: WatchContext,
): void => {
  const { guard, tell } = context;
  const clean = (css: unknown) => cleanStyle(String(css), context);
  /** @param changeOf what is told of it, given the places of the rules that it is in, from the outermost one on */
  const follow = (
    owner: { prototype: object } | undefined,
    name: string,
    changeOf: (places: number[], given: unknown[]) => object,
    source: IncrementalSource = STYLE_RULE,
  ) => {
    if (!owner) return; // older browsers lack some
    patch(context, owner.prototype as Record<string, Method>, name, (original, isOn) => {
      return function (this: Owner, ...given) {
        let then = () => {};
        // Where it is, is looked up before; and what the browser refuses changes nothing.
        const look = guard(() => {
          const { sheet, places } = placeOf(this);
          const named = sheets.nameOf(sheet, context);
          if (!named) return;
          const data = { source, ...named, ...changeOf(places, given) };
          then = guard(() => tell(data as incrementalData)); // of the shape that the source says
        });
        if (isOn()) look();
        const result = Reflect.apply(original, this, given);
        then();
        return result;
      };
    });
  };
  for (const owner of [CSSStyleSheet, CSSGroupingRule, CSSStyleRule]) {
    follow(owner, 'insertRule', (places, [rule, index = 0]) => ({
      adds: [{ rule: clean(rule), index: within(places, index) }],
    }));
    follow(owner, 'deleteRule', (places, [index]) => ({ removes: [{ index: within(places, index) }] }));
  }
  follow(CSSStyleSheet, 'addRule', (_, [selector, style, index]) => ({
    adds: [{ rule: clean(`${selector} { ${style} }`), index }],
  }));
  follow(CSSStyleSheet, 'removeRule', (_, [index = 0]) => ({ removes: [{ index }] }));
  for (const name of ['replace', 'replaceSync']) follow(CSSStyleSheet, name, (_, [css]) => ({ [name]: clean(css) }));

  onceRead(context, CSSStyleRule.prototype, 'style', () => {
    follow(
      CSSStyleDeclaration,
      'setProperty',
      (index, [property, value, priority]) => ({ index, set: { property, value: clean(value), priority } }),
      STYLE_DECLARATION,
    );
    follow(
      CSSStyleDeclaration,
      'removeProperty',
      (index, [property]) => ({ index, remove: { property } }),
      STYLE_DECLARATION,
    );
  });
};

/** The places of a rule, and of those that it is in, of a sheet; of a declaration those of its rule. */
const placeOf = (owner: Owner): { sheet: CSSStyleSheet | null; places: number[] } => {
  const places: number[] = [];
  // By what they have: those of a frame are no instances of this window's classes.
  let at: CSSRule | CSSStyleSheet | null = 'setProperty' in owner ? owner.parentRule : owner;
  while (at && !('ownerNode' in at)) {
    // What a rule is in has rules.
    const around = (at.parentRule ?? at.parentStyleSheet) as CSSGroupingRule | CSSStyleSheet | null;
    places.unshift(around ? [...around.cssRules].indexOf(at) : -1);
    at = around;
  }
  return { sheet: at, places };
};

/** rrweb's for it. */
const within = (places: number[], index: unknown): unknown => (places.length ? [...places, index] : index);
