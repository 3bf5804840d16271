import type { Observation } from '../context.ts';

/** Lines of a stack: where it happened and how one came there. */
const STACK_LINES = 5;

/** The page is not at fault: what extensions throw, and a warning that all browsers give and nobody sees. */
const NOT_THE_PAGES = /^(chrome|moz|safari|safari-web)-extension:|^ResizeObserver loop/;

/** What a parser quotes of what it was given may be anyone's words. */
const QUOTED_INPUT = /["\u201c].*["\u201d](?= is not valid JSON)/s;

/** What went wrong on the page, as events tell it; undefined for what is not the page's. */
export const pageErrorOf = (event: Event): Pick<Observation, 'name' | 'props'> | undefined => {
  // What did not load is heard of as well, and has no message.
  const { error, message, filename, lineno, colno, reason } = event as Partial<ErrorEvent & PromiseRejectionEvent>;
  const thrown = error ?? reason;
  const isRejection = event.type === 'unhandledrejection';
  if (!message && !isRejection) return;
  const stack = linesOf(thrown?.stack);
  const [, file = '', line = 0, column = 0] = /(\w[\w-]*:\/\/[^\s()]+?):(\d+)(?::(\d+))?\)?$/m.exec(stack) ?? [];
  const name = thrown?.message ? `${thrown.name ?? 'Error'}: ${thrown.message}` : wordsOf(message ?? reason);
  const place = { file: withoutQuery(filename || file), line: lineno || +line, column: colno || +column };
  if (NOT_THE_PAGES.test(place.file) || NOT_THE_PAGES.test(message ?? '')) return;
  return {
    name: name.replace(QUOTED_INPUT, '"…"') || 'Error',
    props: { kind: isRejection ? 'rejection' : 'error', ...place, stack },
  };
};

/** Of an object nothing but its kind: it may hold anything. */
const wordsOf = (reason: unknown): string =>
  reason && typeof reason === 'object' ? Object.prototype.toString.call(reason) : String(reason);

/** The first lines that name a place. Browsers differ in whether the message comes before. */
const linesOf = (stack: unknown): string =>
  String(stack ?? '')
    .split('\n')
    .filter((line) => /:\d+/.test(line) && /^\s*at |@/.test(line))
    .slice(0, STACK_LINES)
    .map((line) => withoutQuery(line.trim()))
    .join('\n');

/** Keeps line and column, which follow the address. */
const withoutQuery = (address: string): string => address.replace(/[?#]\S*?(?=(:\d+)*\)?$)/, '');
