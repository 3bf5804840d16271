import type { Observation, Own } from '../context.ts';
import type { Guard } from '../guard.ts';
import { isSecretName } from '../privacy.ts';
import { patch } from '../signals/patch.ts';

const LEVELS = ['error', 'warn', 'info', 'log', 'debug'] as const;

/** A page that writes without end says nothing more after these. */
const MOST = 200;

/** Members of an object that are told, and how deep. */
const MEMBERS = 10;
const DEPTH = 2;

/** UTF-16 units of one thing written: what is cut off later anyway is not made first. */
const LONGEST = 500;

interface Surroundings {
  own: Pick<Own, 'atStop'>;
  guard: Guard;
  tell(observed: Observation, isAftermath: true): void;
}

/** What the page writes to its console, as text; the same line once in a row. The console has it all the same, and first. */
export const watchConsole = ({ own, guard, tell }: Surroundings): void => {
  let told = 0;
  let last = '';
  let isTelling = false;
  for (const level of LEVELS) {
    patch(own, console, level, (original, isOn) => {
      const note = guard((things: unknown[]) => {
        // What is written while we look at it, by a getter of the page's, is no line of its own.
        if (!isOn() || isTelling || told >= MOST) return;
        isTelling = true;
        try {
          const message = things.map((thing) => wordsOf(thing, DEPTH)).join(' ');
          if (`${level} ${message}` !== last) tell({ type: 'console', name: level, props: { message } }, true);
          last = `${level} ${message}`;
          told++;
        } finally {
          isTelling = false;
        }
      });
      return function (this: unknown, ...given: unknown[]) {
        original.apply(this, given);
        note(given);
      };
    });
  }
};

/** As consoles show it, shortened: of an object its first members, without what has a secret's name. */
const wordsOf = (thing: unknown, depth: number): string => {
  if (typeof thing === 'string') return thing.slice(0, LONGEST);
  if (thing instanceof Error) return `${thing.name}: ${thing.message}`.slice(0, LONGEST);
  if (!thing || typeof thing !== 'object') return typeof thing === 'function' ? 'ƒ' : String(thing);
  if (thing instanceof Node) return `<${thing.nodeName.toLowerCase()}>`;
  if (!depth) return Array.isArray(thing) ? '[…]' : '{…}';
  const inner = (value: unknown) => wordsOf(value, depth - 1);
  if (Array.isArray(thing)) return `[${thing.slice(0, MEMBERS).map(inner)}${thing.length > MEMBERS ? ',…' : ''}]`;
  const members = Object.keys(thing).slice(0, MEMBERS);
  const told = members.map((key) => `${key}: ${isSecretName(key) ? '***' : inner(Reflect.get(thing, key))}`);
  return `{${told.join(', ')}}`.slice(0, LONGEST);
};
