import { type Cut, createCutting } from './cut.ts';
import { Damaged } from './damaged.ts';
import { IS_NEW, META, MUTATION, PIECE, SCROLL, SNAPSHOT } from './ops.ts';
import type { Scanner } from './scan.ts';
import { type Copier, createCopier } from './tape.ts';
import { createReplayWriter } from './write.ts';

/** A chunk that has been read, and the pieces into which its nodes are cut. */
export interface CutChunk {
  copier: Copier;
  cuts: Cut[];
}

/** Nodes a step: between two of them whoever asks looks at the clock. */
const A_STEP = 32;

/**
 * Cuts a chunk into pieces, a little a step. @param from at its beginning
 * @throws Damaged for one that is no snapshot, with what is written along with one
 */
export function* cutChunk(from: Scanner): Generator<void, CutChunk> {
  const copier = createCopier(from);
  const { number, text, value } = copier;
  const cuts: Cut[] = [];

  const numbers = (count: number) => {
    for (let left = count; left > 0; left--) number();
  };
  function* nodes() {
    const cutting = createCutting(copier);
    for (let count = 1; cutting.step(); count++) if (count % A_STEP === 0) yield;
    cuts.push(...cutting.cuts);
  }
  function* mutation() {
    number();
    while (number()) text();
    yield;
    while (number()) while (text() !== undefined) value();
    yield;
    while (number()) numbers(2);
    for (let flags = number(); flags; flags = number()) {
      numbers(3);
      if (!((flags - 1) & IS_NEW)) continue;
      number();
      yield* nodes();
    }
  }
  while (!from.isAtEnd()) {
    const isFirst = !copier.tape.length;
    const code = number();
    const ms = number();
    if (isFirst && (code !== META || ms)) throw new Damaged('does not begin with a snapshot');
    if (code === META) {
      text();
      numbers(2);
    } else if (code === SNAPSHOT) {
      numbers(3);
      yield* nodes();
    } else if (code === MUTATION) yield* mutation();
    else if (code === SCROLL) numbers(3);
    else throw new Damaged('holds more than a snapshot');
  }
  return { copier, cuts };
}

/** What the name of a piece is made of, and what is kept of it: JSON of its part of the tape. */
export const textOf = ({ tape }: Copier, { from, to }: Cut): string => JSON.stringify(tape.slice(from, to));

/** A piece that whoever reads the chunk knows. */
export interface Named extends Cut {
  name: string;
}

/** The same chunk with names in the place of pieces, as its members (JSON without braces). @param at of the chunk */
export const withNames = ({ tape, values }: Copier, at: number, named: readonly Named[]): string => {
  const names = [...new Set(named.map(({ name }) => name))];
  const to = createReplayWriter();
  to.op(META, at); // with which it begins, and no ms since then
  let next = 2;
  const write = (end: number) => {
    for (; next < end; next++) {
      const token = tape[next] ?? 0;
      if (typeof token === 'number') to.number(token);
      else if (values.has(next)) to.value(token);
      else to.text(token);
    }
  };
  for (const { from, to: end, nodes, name } of named) {
    write(from);
    to.number(PIECE);
    to.number(names.indexOf(name));
    to.number(nodes);
    next = end;
  }
  write(tape.length);
  return `${to.take(at)},"pieces":${JSON.stringify(names)}`;
};
