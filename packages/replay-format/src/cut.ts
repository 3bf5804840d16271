import { Damaged } from './damaged.ts';
import { CDATA, COMMENT, DOCTYPE, DOCUMENT, ELEMENT, END, IS_BLOCKED, IS_MASKED, PIECE, SHADOW, TEXT } from './ops.ts';
import { type Copier, unitsOf } from './tape.ts';

/** Nodes in a row that may be known by their name: a stretch of the tape that they stand on. */
export interface Cut {
  from: number;
  to: number;
  nodes: number;
}

/** A piece ends with the next node by which one may end once it has so many units, */
const LEAST = 1024;
/** which about each fourth is, by bits of what it holds: so that a new node changes the pieces around it and no others; */
const ENDING = 0b11 << 13;
/** or once it has so many. What is larger is cut within. */
const MOST = 8192;
/** A single node that nothing is in may be larger: most style sheets are. */
const LARGEST = 256 * 1024;
/** To name less than this costs about as much as to send it. */
const WORTH = 128;

/** What stands where something was taken out that is private, and for a password. */
const REMOVED = '***';
const VALUE = /value/i;

/** A node, or the nodes of a shadow root, once all of it is on the tape. */
interface Whole extends Cut {
  units: number;
  /** Of what it holds, wherever that stands. */
  mark: number;
  /** No part of a piece, nor is what it is in: too large, or something private is in it. */
  isOpen: boolean;
  /** No node by itself. */
  isShadow: boolean;
}

/** A node that is being read. */
interface Begun extends Whole {
  isMasked: boolean;
  inside: Whole[];
}

/** Texts that differ mostly do so within so many characters of their ends. */
const LOOKED_AT = 64;

const markOf = (text: string): number => {
  let mark = text.length;
  for (let at = Math.max(0, text.length - LOOKED_AT); at < text.length; at++)
    mark = (mark * 31 + text.charCodeAt(at)) | 0;
  return mark;
};

/** Cuts nodes into pieces, a little at a time: the same nodes into the same pieces, whoever does so. */
export interface Cutting {
  /** Reads one node more, or the end of one; false once all are read. @throws Damaged */
  step(): boolean;
  /** Once all are read, in the order in which they stand. */
  cuts: Cut[];
}

/** @param copier stands before a node, and behind it in the end */
export const createCutting = ({ tape, number, text, value }: Copier): Cutting => {
  const cuts: Cut[] = [];
  const open: Begun[] = [];
  let hasBegun = false;
  let nodes = 0;
  let measured = 0;
  let units = 0;
  let mark = 0;

  /** Of all that is on the tape. */
  const measure = () => {
    for (; measured < tape.length; measured++) {
      const token = tape[measured] ?? 0;
      units += unitsOf(token);
      mark = (mark + (typeof token === 'string' ? markOf(token) : token)) >>> 0;
    }
  };
  /** What tells its kind is on the tape already. */
  const begin = (kind: number) => {
    measure();
    const isShadow = kind === SHADOW;
    if (!isShadow) nodes++;
    const begun: Begun = {
      from: tape.length - 1,
      to: 0,
      nodes: nodes - (isShadow ? 0 : 1),
      units: units - 1,
      mark: mark - kind,
      isOpen: false,
      isShadow,
      isMasked: open.at(-1)?.isMasked ?? false,
      inside: [],
    };
    open.push(begun);
    return begun;
  };
  const end = () => {
    const whole = open.pop() as Begun; // asked for where there is one
    measure();
    whole.to = tape.length;
    whole.nodes = nodes - whole.nodes;
    whole.units = units - whole.units;
    whole.mark = (mark - whole.mark) >>> 0;
    const isLarge = whole.units > (whole.inside.length ? MOST : LARGEST);
    const around = open.at(-1);
    if (whole.isOpen || isLarge || !around) {
      whole.isOpen = true;
      group(whole.inside);
    }
    whole.inside = [];
    around?.inside.push(whole);
    if (around && whole.isOpen) around.isOpen = true;
  };
  const group = (wholes: readonly Whole[]) => {
    let row: Whole[] = [];
    let size = 0;
    const finish = () => {
      const [first, last] = [row[0], row.at(-1)];
      if (first && last && size >= WORTH)
        cuts.push({ from: first.from, to: last.to, nodes: row.reduce((sum, one) => sum + one.nodes, 0) });
      row = [];
      size = 0;
    };
    for (const whole of wholes) {
      const isApart = whole.isOpen || whole.isShadow;
      // By itself, so that it is the same piece wherever it stands.
      if (isApart || whole.units >= LEAST) finish();
      if (isApart) continue;
      row.push(whole);
      size += whole.units;
      if (whole.units >= LEAST || size >= MOST || (size >= LEAST && !(whole.mark & ENDING))) finish();
    }
    finish();
  };
  const leaf = (kind: number, texts: number) => {
    const node = begin(kind);
    for (let i = 0; i < texts; i++) if (text()?.includes(REMOVED)) node.isOpen = true;
    if (node.isMasked) node.isOpen = true;
    end();
  };
  const element = () => {
    const node = begin(ELEMENT);
    text();
    const flags = number();
    node.isMasked = (flags & IS_MASKED) > 0;
    node.isOpen = node.isMasked || (flags & IS_BLOCKED) > 0;
    for (let name = text(); name !== undefined; name = text()) {
      const given = value();
      if (given?.includes(REMOVED) || (VALUE.test(name) && given?.includes('*'))) node.isOpen = true;
    }
  };
  const read = (kind: number) => {
    if (kind === ELEMENT) element();
    else if (kind === TEXT || kind === COMMENT) leaf(kind, 1);
    else if (kind === DOCTYPE) leaf(kind, 3);
    else if (kind === CDATA) leaf(kind, 0);
    else if (kind === SHADOW) begin(kind);
    else if (kind === DOCUMENT) {
      begin(kind);
      number();
    } else if (kind === PIECE) {
      const node = begin(kind);
      number();
      nodes += number() - 1;
      node.isOpen = true;
      end();
    } else throw new Damaged('holds a node of no kind');
  };
  return {
    cuts,
    step() {
      if (hasBegun && !open.length) {
        cuts.sort((one, other) => one.from - other.from);
        return false;
      }
      hasBegun = true;
      const kind = number();
      if (kind !== END) read(kind);
      else if (open.length) end();
      else throw new Damaged('holds a node of no kind');
      return true;
    },
  };
};
