import { ELEMENT, IS_BLOCKED, IS_CUSTOM, IS_MASKED, IS_SVG } from '@desirepath/replay-format/ops';
import type { ReplayWriter } from '@desirepath/replay-format/write';
import { cleanAttribute, isDropped } from '../clean-attributes.ts';
import { cleanCss } from '../clean-text.ts';
import { maskInput } from '../masked-nodes.ts';
import type { MaskingLevel } from '../masking-level.ts';
import type { Around } from './around.ts';
import { BLOCKS, hides } from './covers.ts';
import {
  attributesOf,
  baseUriOf,
  documentIn,
  getAttribute,
  getAttributeNames,
  getBoundingClientRect,
  hasAttributes,
  matches,
  namespaceOf,
  scrollLeftOf,
  scrollTopOf,
  textContentOf,
} from './dom.ts';
import { HAS_LOST } from './sheet-text.ts';
import { FLOWS, IS_FIELD, kindOfTag, SHOWS_OTHERS } from './tags.ts';
import { wholeAddress } from './whole-addresses.ts';

const SVG = 'http://www.w3.org/2000/svg';
const REFERS = /^(src|srcset|(xlink:)?href|background|data|style)$/;

const PLAYS = /^(audio|video)$/;

/** Of what shows pictures or style sheets from elsewhere, the attributes that say which. */
const WHICH = /^(src|srcset|poster|(xlink:)?href|rel)$/;

/** Ways to write one element. */
export interface ElementWriter {
  /**
   * Writes what it is; what is in it follows, unless it is blocked.
   * @param css the text of its style sheet @param isScrolled whether to ask how far
   * @returns whether its children are told by that already
   */
  open(
    to: ReplayWriter,
    element: Element,
    tag: string,
    covers: number,
    css: string | undefined,
    isScrolled: boolean,
  ): boolean;
  /** Writes the text of its style sheet, where it can be read. */
  style(to: ReplayWriter, css: string | undefined): void;
  /** Writes an attribute that has changed, if it may leave. */
  change(to: ReplayWriter, element: Element, tag: string, name: string, covers: number): void;
  /** Fields and custom elements that were written. */
  watched(): number;
}

const named = (to: ReplayWriter, name: string, value: unknown): void => {
  to.text(name);
  to.value(value);
};

export const createElementWriter = (level: MaskingLevel, around: Around): ElementWriter => {
  /** As it leaves; undefined where it does not. */
  const cleaned = (element: Element, tag: string, name: string, value: string, covers: number): string | undefined => {
    if (isDropped(tag, name, level)) return;
    const refers = REFERS.test(name) && (name !== 'style' || value.includes('url('));
    const whole = refers ? wholeAddress(tag, name, value, baseUriOf.call(element)) : value;
    const type = tag === 'input' ? getAttribute.call(element, 'type') : undefined;
    const clean = cleanAttribute(tag, type, name, whole, hides(covers), level);
    if (refers && name === 'style') around.style(clean);
    return clean;
  };
  const asBox = (to: ReplayWriter, element: Element) => {
    const { width, height } = getBoundingClientRect.call(element);
    const names = getAttribute.call(element, 'class');
    if (names !== null) named(to, 'class', names);
    named(to, 'rr_width', `${width}px`);
    named(to, 'rr_height', `${height}px`);
  };
  /** What its properties say and its attributes do not. @returns the names of those that it stands for */
  const state = (to: ReplayWriter, element: Element, tag: string, covers: number): RegExp | undefined => {
    if (kindOfTag(tag) & IS_FIELD) {
      const value = valueIn(element, tag);
      const type = (getAttribute.call(element, 'type') ?? '').toLowerCase();
      const isTyped = value && !/^(radio|checkbox|submit|button)$/.test(type);
      if (isTyped) {
        const clean = cleaned(element, tag, 'value', maskInput(value, element as HTMLInputElement), covers);
        named(to, 'value', clean);
      } else if (tag === 'input' && isChecked(element)) named(to, 'checked', true);
      return isTyped ? /^(value|checked)$/ : /^checked$/;
    }
    if (tag === 'option') return /^selected$/; // a choice
    if (tag === 'html' && matchMedia('(prefers-color-scheme:dark)').matches) named(to, 'data-dp-dark', '');
    if (tag === 'dialog') {
      if ((element as HTMLDialogElement).open) named(to, 'rr_open_mode', openMode(element));
    } else if (PLAYS.test(tag)) {
      const { paused, currentTime, playbackRate, muted, loop, volume } = element as HTMLMediaElement; // by its name
      named(to, 'rr_mediaState', paused ? 'paused' : 'played');
      named(to, 'rr_mediaCurrentTime', currentTime);
      named(to, 'rr_mediaPlaybackRate', playbackRate);
      named(to, 'rr_mediaMuted', muted);
      named(to, 'rr_mediaLoop', loop);
      named(to, 'rr_mediaVolume', volume);
      return /^autoplay$/;
    } else if (tag === 'iframe') {
      const source = getAttribute.call(element, 'src');
      const clean = source && !documentIn(element) ? cleaned(element, tag, 'src', source, covers) : undefined;
      if (clean) named(to, 'rr_src', clean);
      return /^src$/;
    }
    return;
  };
  const style = (to: ReplayWriter, css: string | undefined) => {
    if (!css) return;
    const clean = cleanCss(css, level);
    around.style(clean);
    named(to, '_cssText', clean);
  };
  let watched = 0;
  return {
    style,
    watched: () => watched,
    open(to, element, tag, covers, css, isScrolled) {
      const isBlocked = covers & BLOCKS;
      const kind = kindOfTag(tag);
      const isCustom = tag.includes('-');
      if (kind & IS_FIELD || isCustom) watched++;
      to.number(ELEMENT);
      to.text(tag);
      to.number(
        (namespaceOf.call(element) === SVG ? IS_SVG : 0) |
          (isBlocked ? IS_BLOCKED : 0) |
          (isCustom && isDefined(tag) ? IS_CUSTOM : 0) |
          (hides(covers) ? IS_MASKED : 0),
      );
      if (isBlocked) {
        asBox(to, element);
        to.number(0);
        return true;
      }
      let told = state(to, element, tag, covers);
      const isWritten = tag === 'textarea' && !!told?.test('value');
      style(to, css);
      const isWhole = css && !HAS_LOST.test(css);
      if (isWhole && tag === 'link') told = /^(rel|href)$/;
      // By their names: of attributes as objects the browser keeps one each from then on.
      const names = hasAttributes.call(element) ? getAttributeNames.call(element) : [];
      let shown: Record<string, string> | undefined;
      for (let at = 0; at < names.length; at++) {
        const name = names[at] as string; // it is within
        if (told?.test(name)) continue;
        // Of a name with capitals, which those of HTML are not asked by.
        const is = getAttribute.call(element, name) ?? (attributesOf.call(element)[at] as Attr).value;
        const value = cleaned(element, tag, name, is, covers);
        if (value === undefined) continue;
        to.text(name);
        to.value(value);
        if (kind & SHOWS_OTHERS && WHICH.test(name)) {
          shown ??= {};
          shown[name] = value;
        }
      }
      if (shown && !isWhole) around.element(tag, shown);
      if (isScrolled && !(kind & FLOWS)) {
        const left = scrollLeftOf.call(element);
        const top = scrollTopOf.call(element);
        if (left) named(to, 'rr_scrollLeft', left);
        if (top) named(to, 'rr_scrollTop', top);
      }
      to.number(0);
      return isWritten;
    },
    change(to, element, tag, name, covers) {
      const is = getAttribute.call(element, name);
      // What a text area was given to begin with is what is in it.
      const value = tag === 'textarea' && name === 'value' ? textContentOf.call(element) : is;
      const isTyped = name === 'value' && kindOfTag(tag) & IS_FIELD && value !== null;
      const given = isTyped ? maskInput(value, element as HTMLInputElement) : value;
      if (tag === 'iframe' && name === 'src') {
        if (documentIn(element) || given === null) return;
        const clean = cleaned(element, tag, name, given, covers);
        if (clean !== undefined) named(to, 'rr_src', clean);
        return;
      }
      if (name === 'autoplay' && PLAYS.test(tag)) return;
      if (tag === 'dialog' && name === 'open') named(to, 'rr_open_mode', openMode(element));
      if (given === null) {
        if (!isDropped(tag, name, level)) named(to, name, null);
        return;
      }
      const clean = cleaned(element, tag, name, given, covers);
      if (clean === undefined) return;
      named(to, name, clean);
      if (kindOfTag(tag) & SHOWS_OTHERS && WHICH.test(name)) around.element(tag, { [name]: clean });
    },
  };
};

const openMode = (dialog: Element): string => {
  try {
    return matches.call(dialog, ':modal') ? 'modal' : 'non-modal';
  } catch {
    return 'non-modal'; // before Chrome 105, Safari 15.6, Firefox 103
  }
};

const isDefined = (tag: string): boolean => {
  try {
    return !!customElements.get(tag);
  } catch {
    return false; // pages bring their own
  }
};

/** A field's, whatever the page has put before it: libraries watch fields so. Looked up where there is one, for the browser then makes much else. */
const valueIn = (field: Element, tag: string): string => {
  const { prototype } = tag === 'input' ? HTMLInputElement : tag === 'select' ? HTMLSelectElement : HTMLTextAreaElement;
  return Object.getOwnPropertyDescriptor(prototype, 'value')?.get?.call(field) ?? '';
};

const isChecked = (input: Element): boolean =>
  !!Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'checked')?.get?.call(input);
