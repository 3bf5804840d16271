import { FAMILIES, type Form } from './hostile-families.ts';

/** One hostile element, in the shape of rrweb's serialized nodes. */
export interface HostileNode {
  type: 2 | 3;
  id: number;
  tagName?: string;
  attributes?: Record<string, unknown>;
  childNodes?: HostileNode[];
  textContent?: string;
  isSVG?: true;
  isShadowHost?: true;
  isShadow?: true;
  isCustom?: true;
}

const mixed = (name: string) => [...name].map((letter, i) => (i % 2 ? letter.toUpperCase() : letter)).join('');
/** Names as parsers and as scripts make them. rrweb's own attributes have one spelling. */
const SPELLINGS = [(name: string) => name, (name: string) => name.toUpperCase(), mixed];

let lastId = 1_000;
const nextId = () => ++lastId;
export const element = (
  tagName: string,
  attributes: Record<string, unknown>,
  childNodes: HostileNode[] = [],
  more = {},
): HostileNode => ({
  ...{ type: 2, id: nextId(), tagName, attributes, childNodes, ...more },
});
const textNode = (textContent: string): HostileNode => ({ type: 3, id: nextId(), textContent });

const SVG_TAGS = /^(svg|use|image|feImage|linearGradient|textPath|foreignObject|set|animate|rect)$/;

function build([tag, attributes, children = []]: Form, spell: (name: string) => string, mark: string): HostileNode {
  const named = Object.entries(attributes).map(([name, value]) => [/^(rr_|_)/.test(name) ? name : spell(name), value]);
  const nodes = children.map((child) => (typeof child === 'string' ? textNode(child) : build(child, spell, mark)));
  const isSVG = SVG_TAGS.test(tag);
  const own = { ...Object.fromEntries(named), 'data-hostile': mark };
  return element(isSVG ? tag : spell(tag), own, nodes, isSVG ? { isSVG } : {});
}

/** Where an element is: on its own, deep down, in a shadow root, within a drawing, in a template. */
const PLACES: ((node: HostileNode) => HostileNode)[] = [
  (node) => node,
  (node) => Array.from({ length: 30 }).reduce<HostileNode>((inner) => element('div', {}, [inner]), node),
  (node) => element('x-host', {}, [{ ...node, isShadow: true }], { isShadowHost: true, isCustom: true }),
  (node) => element('svg', {}, [element('foreignObject', {}, [node], { isSVG: true })], { isSVG: true }),
  (node) => element('template', {}, [node]),
];

/** At least a hundred forms of a family, each with an address and a script of its own, by which it gives itself away. */
export function formsOf(family: string, listener: string): HostileNode[] {
  const make = FAMILIES[family];
  if (!make) throw new Error(`There is no family ${family}.`);
  const nodes: HostileNode[] = [];
  const few = make({ script: '', url: '' }).length;
  const rounds = Math.max(SPELLINGS.length, Math.ceil(100 / few));
  for (let round = 0; round < rounds; round++) {
    const mark = `${family}-${round}`;
    const weapons = { url: `${listener}/${mark}`, script: `top.hostile='${mark}';fetch('${listener}/ran/${mark}')` };
    const spell = SPELLINGS[round % SPELLINGS.length] ?? String;
    const place = PLACES[Math.floor(round / SPELLINGS.length) % PLACES.length] ?? ((node: HostileNode) => node);
    for (const form of make(weapons)) nodes.push(place(build(form, spell, mark)));
  }
  return nodes;
}
