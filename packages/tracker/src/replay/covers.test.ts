// @vitest-environment happy-dom
// Whether browsers see it the same way is the affair of `*.browser.test.ts`; here is every case of the rule.
import { NodeType, type serializedNodeWithId } from '@rrweb/types';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { blockOf } from '../masking.ts';
import { aboveAll, cleanNode } from './clean-node.ts';
import { coverOf, isTypedInto, isWithin, maskInput } from './masked-nodes.ts';
import { cover, type MaskingSettings } from './masking-level.ts';
import { BLOCKS, createCovers, hides, MASKS } from './tree/covers.ts';

const SITE: MaskingSettings = {
  masking: 'inputs',
  show_selectors: ['.shown', '.public'],
  maskedSelector: '[data-dp-mask],.secret',
  blockedSelector: '[data-dp-block]',
};
const MARKS = {
  none: '',
  mask: 'data-dp-mask',
  'mask by the site': 'class="secret"',
  'mask of rrweb': 'class="rr-mask"',
  block: 'data-dp-block',
  'block of rrweb': 'class="rr-block"',
  'mask and block': 'data-dp-mask data-dp-block',
  show: 'class="shown"',
  'show the other way': 'class="public"',
  'show and mask': 'class="shown secret"',
};
type Mark = keyof typeof MARKS;
const marks = Object.keys(MARKS) as Mark[]; // its keys are those

/** The rule as the guide says it, of a text in elements of these marks, the outermost first. */
function ruleOf(chain: Mark[], masking: MaskingSettings['masking']) {
  const has = (...words: string[]) => chain.some((mark) => words.some((word) => mark.includes(word)));
  const isBlocked = has('block');
  const isMasked = isBlocked || has('mask');
  const isShown = masking === 'inputs' || has('show');
  return { isBlocked, isMasked, isHidden: isMasked || !isShown };
}

/** Elements within each other, and the text in the innermost. */
function nested(chain: Mark[], within: Node = document.body): Text {
  let at = within;
  for (const mark of chain) {
    const holder = document.createElement('div');
    holder.innerHTML = `<p ${MARKS[mark]}></p>`;
    at = at.appendChild(holder.firstChild ?? holder);
  }
  return at.appendChild(document.createTextNode('Ada 1'));
}

/** A part of the page as rrweb writes it, and what finds the nodes that its numbers stand for. */
function recorded(root: Node) {
  const nodes: Node[] = [];
  const write = (node: Node): serializedNodeWithId => {
    const id = nodes.push(node) - 1;
    if (!(node instanceof Element)) return { id, type: NodeType.Text, textContent: node.textContent ?? '' };
    const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
    const childNodes = [...node.childNodes].map(write);
    return { id, type: NodeType.Element, tagName: node.localName, attributes, childNodes };
  };
  return { node: write(root), originalOf: (id: number) => nodes[id] ?? null };
}

beforeEach(() => vi.stubGlobal('frameElement', null)); // every browser has it
afterEach(() => document.body.replaceChildren());

const someChain = fc.array(fc.constantFrom(...marks), { maxLength: 4 });
const someMasking = fc.constantFrom<MaskingSettings['masking']>('inputs', 'text', 'structure');

describe('of a text in any elements', () => {
  test('covers say what the rule says', () => {
    fc.assert(
      fc.property(someChain, someMasking, (chain, masking) => {
        const covers = createCovers(cover({ ...SITE, masking })).inside(nested(chain));
        const rule = ruleOf(chain, masking);
        expect([covers & BLOCKS, covers & MASKS].map(Boolean)).toEqual([rule.isBlocked, rule.isMasked]);
        expect(hides(covers)).toBe(rule.isHidden);
      }),
    );
  });

  test('so does the cover of a single node', () => {
    cover(SITE);
    fc.assert(
      fc.property(someChain, (chain) => {
        const { isBlocked, isMasked } = ruleOf(chain, 'inputs');
        expect(coverOf(nested(chain))).toBe(isBlocked ? 'blocked' : isMasked ? 'masked' : undefined);
      }),
    );
  });

  test('a page that was recorded before would leave by the same rule', () => {
    fc.assert(
      fc.property(someChain, someMasking, (chain, masking) => {
        const level = cover({ ...SITE, masking });
        // What is blocked is taken out as a whole, by whoever asks for this.
        const unblocked = chain.filter((mark) => !mark.includes('block'));
        nested(unblocked);
        const { node, originalOf } = recorded(document.body);
        const clean = JSON.stringify(cleanNode(node, originalOf, level, aboveAll(level)));
        expect([clean.includes('Ada 1'), clean.includes('*** *')]).toEqual(
          ruleOf(unblocked, masking).isHidden ? [false, true] : [true, false],
        );
        document.body.replaceChildren();
      }),
    );
  });

  test('what a shadow root or a frame is in holds for what is in it', () => {
    const level = cover({ ...SITE, masking: 'text' });
    fc.assert(
      fc.property(someChain, someChain, (outer, inner) => {
        const host = nested(outer).parentElement?.appendChild(document.createElement('div'));
        const text = nested(inner, host?.attachShadow({ mode: 'open' }));
        const rule = ruleOf([...outer, ...inner], 'text');
        const covers = createCovers(level).inside(text);
        expect([!!(covers & BLOCKS), hides(covers)]).toEqual([rule.isBlocked, rule.isHidden]);
        expect(coverOf(text)).toBe(rule.isBlocked ? 'blocked' : rule.isMasked ? 'masked' : undefined);
      }),
    );
  });
});

describe('covers', () => {
  test('are remembered until the page has run', () => {
    const covers = createCovers(cover(SITE));
    const text = nested(['none', 'none']);
    const outer = text.parentElement?.parentElement;
    expect(covers.inside(text) & MASKS).toBe(0);
    outer?.setAttribute('data-dp-mask', '');
    expect(covers.inside(text) & MASKS).toBe(0);
    covers.renew();
    expect(covers.inside(text) & MASKS).toBe(MASKS);
  });

  test('hide all of what is gone: nobody can tell what it was in', () => {
    const covers = createCovers(cover(SITE));
    const text = nested(['show']);
    text.parentElement?.remove();
    expect(covers.inside(text) & (MASKS | BLOCKS)).toBe(MASKS | BLOCKS);
    expect(coverOf(text)).toBe('masked');
    expect(coverOf(null)).toBe('masked');
  });
});

describe('a page in a frame', () => {
  test.each<[Mark, number, 'blocked' | 'masked' | undefined]>([
    ['none', 0, undefined],
    ['mask', MASKS, 'masked'],
    ['block', MASKS | BLOCKS, 'blocked'],
  ])('that is marked with %s is covered by it', (mark, covered, how) => {
    const outer = new DOMParser().parseFromString('<body></body>', 'text/html');
    const frame = nested([mark], outer.body).parentElement;
    const text = nested(['none']);
    const level = cover(SITE);
    vi.stubGlobal('frameElement', frame);
    expect(createCovers(level).inside(text) & (MASKS | BLOCKS)).toBe(covered);
    expect(coverOf(text)).toBe(how);
  });
});

describe('a document that is edited as a whole', () => {
  test('is typed into, and nothing else is', () => {
    const edited = Object.defineProperty(new DOMParser().parseFromString('', 'text/html'), 'designMode', {
      value: 'on',
    });
    expect(isTypedInto(edited)).toBe(true);
    expect(isTypedInto(Object.defineProperty(document.createElement('p'), 'designMode', { value: 'off' }))).toBe(false);
    expect(isTypedInto(document.body)).toBe(false);
  });
});

describe('isWithin', () => {
  test('asks of a text what it is in, and of an element what it is', () => {
    const text = nested(['block']);
    expect(isWithin(text, 'p')).toBe(true);
    expect(isWithin(text.parentElement ?? text, 'p')).toBe(true);
    expect(isWithin(text, 'a')).toBe(false);
    expect(isWithin(document, 'p')).toBe(false);
  });
});

describe('blockOf', () => {
  test('is the outermost blocked element, of a chain that begins with the innermost', () => {
    cover(SITE);
    const text = nested(['none', 'block', 'none', 'block', 'none']);
    const chain: Element[] = [];
    for (let at = text.parentElement; at; at = at.parentElement) chain.push(at);
    expect(blockOf(chain)).toBe(chain[3]);
    expect(blockOf(chain.slice(4))).toBeUndefined();
  });
});

describe('cover', () => {
  test.each<[MaskingSettings['masking'], boolean, boolean]>([
    ['inputs', false, false],
    ['text', true, false],
    ['structure', true, true],
  ])('of %s hides all texts: %s, and pictures: %s', (masking, isAllMasked, isStructureOnly) => {
    expect(cover({ ...SITE, masking })).toEqual({ isAllMasked, isStructureOnly, shown: '.shown,.public' });
  });

  test.each(['maskedSelector', 'blockedSelector'] as const)('refuses a %s that is none', (name) => {
    expect(() => cover({ ...SITE, [name]: 'p:nonsense(' })).toThrow();
  });
  test('refuses what is to be shown, where that is no selector', () => {
    expect(() => cover({ ...SITE, show_selectors: ['.shown', 'p:nonsense('] })).toThrow();
  });
});

describe('maskInput', () => {
  const field = (html: string) => {
    document.body.innerHTML = html;
    return document.body.firstElementChild as HTMLElement; // what was just written
  };

  test.each([
    ['<input>', 'ada', '***'],
    ['<textarea></textarea>', 'a\nb', '***'],
    ['<input type="hidden">', 'csrf', '****'],
    ['<input type="password">', 'ada', '********'],
    ['<input type="password">', '', ''],
    ['<input type="submit">', 'Buy now', 'Buy now'],
    ['<input type="radio">', 'red', 'red'],
  ])('of %s shows %j as %j', (html, value, shown) => {
    expect(maskInput(value, field(html))).toBe(shown);
  });
});
