import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

/** What keeps a translation from standing in for its text: nothing said, another value or another element in it, or no MessageFormat. */
export function faultOf(message: string, translation: string): string | undefined {
  if (translation === '') return 'is not translated';
  try {
    const [wanted, given] = [namesIn(message), namesIn(translation)];
    const missing = [...wanted].filter((name) => !given.has(name));
    const unknown = [...given].filter((name) => !wanted.has(name));
    if (missing.length > 0) return `lacks ${missing.join(', ')}`;
    if (unknown.length > 0) return `has ${unknown.join(', ')}, which the text has not`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return undefined;
}

/** The values (`{name}`) and elements (`<0>`) of a text. */
function namesIn(message: string): Set<string> {
  const names = new Set<string>();
  for (const tag of message.matchAll(/<\/?\d+\/?>/g)) names.add(tag[0]);
  const walk = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return;
    for (const token of tokens) {
      if (!Array.isArray(token)) continue;
      const [name, , cases] = token;
      names.add(`{${name}}`);
      if (typeof cases === 'object' && cases !== null) Object.values(cases).forEach(walk);
    }
  };
  walk(compileMessageOrThrow(message));
  return names;
}
