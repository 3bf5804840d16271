import { join } from 'node:path';
import { type NodePath, type PluginObj, transformAsync, types } from '@babel/core';
import macro from '@lingui/babel-plugin-lingui-macro';
import { makeConfig } from '@lingui/conf';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

/** A text as it stands in the source: ICU MessageFormat, its values and elements named. */
export interface Message {
  id: string;
  message: string;
  context?: string;
}

const I18N = join(import.meta.dirname, '../src/language/i18n.ts');
const TRANS = join(import.meta.dirname, '../src/language/trans.tsx');

const linguiConfig = makeConfig(
  { locales: ['en'], sourceLocale: 'en', runtimeConfigModule: { i18n: [I18N, 'i18n'], Trans: [TRANS, 'Trans'] } },
  { skipValidation: true },
);

/** What a file must say to have texts. */
export const HAS_MESSAGES = /from '@lingui\/(core|react)\/macro'/;

/**
 * The file with its macros replaced: every text became a call with an id and, beside it, its English, parsed already.
 * So English comes with the code that says it, and no page parses MessageFormat. `found` hears of each text.
 *
 * @throws what is wrong with a text, with the file's name and line
 */
export async function compileMessages(code: string, file: string, found: (message: Message) => void = () => {}) {
  const compileEnglish: PluginObj = {
    visitor: {
      Program: {
        exit: (program) =>
          program.traverse({
            ObjectExpression(path) {
              if (path.node.leadingComments?.some(({ value }) => value.trim() === '* i18n')) compile(path, found);
            },
          }),
      },
    },
  };
  return transformAsync(code, {
    filename: file,
    configFile: false,
    babelrc: false,
    sourceMaps: true,
    parserOpts: { plugins: file.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] },
    plugins: [[macro, { descriptorFields: 'all', linguiConfig }], compileEnglish],
  });
}

function compile(path: NodePath<types.ObjectExpression>, found: (message: Message) => void) {
  const read: Partial<Record<string, string>> = {};
  for (const property of path.get('properties')) {
    if (!property.isObjectProperty()) continue;
    const { key, value } = property.node;
    if (!types.isIdentifier(key) || !types.isStringLiteral(value)) continue;
    read[key.name] = value.value;
    if (key.name === 'message') property.set('value', types.valueToNode(compileMessageOrThrow(value.value)));
    if (key.name === 'context' || key.name === 'comment') property.remove();
  }
  const { id, message, context } = read;
  if (id === undefined || message === undefined)
    throw path.buildCodeFrameError('A text must stand here as it is, not in a variable.');
  found({ id, message, ...(context !== undefined && { context }) });
}
