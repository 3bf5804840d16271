import { say } from './issues.ts';
import { SEGMENT } from './limits.ts';

/*
 * How conditions stand in an address: `page:/cart;!event:order;(rage:2|dead:3)`. A condition is its kind and its values,
 * parted by colons; `!` before it means "not". Conditions are parted by semicolons, and all of them must hold; in brackets
 * they may also be parted by `|`, and then one side of it is enough. In a value `~` stands before each of `: ; ~ | )` and
 * before a `!` that begins it. Outside of brackets `|` and `)` stand for themselves, as they did before there were any.
 */

/** A condition as it is written, not yet checked. */
export interface Leaf {
  not: boolean;
  kind: string;
  values: string[];
  /** Its own part of the text, by which it can be named. */
  text: string;
}

/** Several conditions in brackets: all of one of the lists. */
export interface Brackets {
  not: boolean;
  any: Node[][];
  text: string;
}

export type Node = Leaf | Brackets;

/** The tree that a text stands for, or why it stands for none. */
export function readTree(text: string): Node[] | { problem: string } {
  if (text === '') return [];
  try {
    const reader = new Reader(text);
    return reader.list(0);
  } catch (error) {
    if (error instanceof Misread) return { problem: error.message };
    throw error;
  }
}

export const writeLeaf = ({ not, kind, values }: Omit<Leaf, 'text'>): string =>
  (not ? '!' : '') + [kind, ...values.map(escaped)].join(':');

/** Brackets around lists that are written already. */
export const writeBrackets = (not: boolean, lists: readonly string[]): string =>
  `${not ? '!' : ''}(${lists.join('|')})`;

const escaped = (value: string) => value.replace(/[~:;|)]/g, '~$&').replace(/^!/, '~!');
const unescaped = (value: string) => value.replace(/~([\s\S])/g, '$1');

class Misread extends Error {}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Conditions up to the end of the text or of their brackets. */
  list(depth: number): Node[] {
    const nodes = [this.#node(depth)];
    while (this.#takes(';')) nodes.push(this.#node(depth));
    return nodes;
  }

  #node(depth: number): Node {
    const start = this.#at;
    const not = this.#takes('!');
    if (this.#takes('(')) {
      const any = this.#lists(depth + 1);
      if (!this.#takes(')')) throw new Misread(say('bracket_not_closed'));
      if (!this.#isAtEnd(depth)) throw new Misread(say('behind_bracket'));
      return { not, any, text: this.#text.slice(start, this.#at) };
    }
    const [kind = '', ...values] = this.#values(depth);
    if (kind === '' && depth > 0) throw new Misread(say('bracket_of_nothing'));
    return { not, kind, values, text: this.#text.slice(start, this.#at) };
  }

  #lists(depth: number): Node[][] {
    if (depth > SEGMENT.depth) throw new Misread(say('too_many_brackets', { most: SEGMENT.depth - 1 }));
    const lists = [this.list(depth)];
    while (this.#takes('|')) lists.push(this.list(depth));
    return lists;
  }

  #values(depth: number): string[] {
    const parts = [''];
    while (!this.#isAtEnd(depth)) {
      const character = this.#text.charAt(this.#at);
      const taken = character === '~' ? this.#text.slice(this.#at, this.#at + 2) : character;
      this.#at += taken.length;
      if (taken === ':') parts.push('');
      else parts[parts.length - 1] += taken;
    }
    return parts.map(unescaped);
  }

  #isAtEnd(depth: number): boolean {
    const character = this.#text.charAt(this.#at);
    return character === '' || character === ';' || (depth > 0 && (character === '|' || character === ')'));
  }

  #takes(character: string): boolean {
    if (this.#text.charAt(this.#at) !== character) return false;
    this.#at++;
    return true;
  }
}
