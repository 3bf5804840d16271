import { dirname, join } from 'node:path/posix';
import { parseSync, Visitor } from 'oxc-parser';

export interface Import {
  /** A file of ours by its path from the root, or the name of a package or of one of Node's own modules. */
  of: string;
  /** `import type`: gone when the program runs. */
  typeOnly: boolean;
  line: number;
}

export const USES = ['process.env', 'fetch', 'SQL'] as const;

/** Something a file does that only some rooms of the house may do. */
export interface Use {
  of: (typeof USES)[number];
  line: number;
}

export interface Source {
  path: string;
  imports: Import[];
  uses: Use[];
}

/** The workspaces by the name under which they import each other. */
const WORKSPACES: Record<string, string> = {
  '@desirepath/contract': 'packages/contract/src',
  '@desirepath/dashboard': 'apps/dashboard/src',
  '@desirepath/replay-format': 'packages/replay-format/src',
  '@desirepath/server': 'apps/server/src',
  '@desirepath/tracker': 'packages/tracker/src',
  '@desirepath/traffic': 'packages/traffic/src',
};

/** Statements as we write them: the verb in capitals at the start of a text, so that prose is not taken for SQL. */
const SQL_TEXT =
  /^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|CREATE|ALTER|DROP|TRUNCATE|OPTIMIZE|KILL|SYSTEM|PRAGMA|BEGIN)\s/;

/** The verbs of Kysely that are SQL in other clothes. */
const SQL_CALLS = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'replaceInto', 'mergeInto']);

/** What a file imports and uses. @throws SyntaxError */
export function readSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`);
  const imports: Import[] = [];
  const uses: Use[] = [];
  const lineOf = ({ start }: { start: number }) => text.slice(0, start).split('\n').length;
  const addImport = (node: { start: number }, specifier: string, typeOnly: boolean) =>
    imports.push({ of: resolve(path, specifier), typeOnly, line: lineOf(node) });
  const addUse = (node: { start: number }, of: Use['of']) => uses.push({ of, line: lineOf(node) });

  new Visitor({
    ImportDeclaration: (node) => addImport(node, node.source.value, node.importKind === 'type'),
    ExportAllDeclaration: (node) => addImport(node, node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source) addImport(node, node.source.value, node.exportKind === 'type');
    },
    ImportExpression: (node) => {
      if (node.source.type === 'Literal') addImport(node, String(node.source.value), false);
    },
    TSImportType: (node) => addImport(node, node.source.value, true),
    MemberExpression: ({ object, property, ...node }) => {
      if (object.type !== 'Identifier' || property.type !== 'Identifier') return;
      if (object.name === 'process' && property.name === 'env') addUse(node, 'process.env');
      if (object.name === 'globalThis' && property.name === 'fetch') addUse(node, 'fetch');
    },
    CallExpression: ({ callee, ...node }) => {
      if (callee.type === 'Identifier' && callee.name === 'fetch') addUse(node, 'fetch');
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
      if (SQL_CALLS.has(callee.property.name)) addUse(node, 'SQL');
    },
    Literal: (node) => {
      if (typeof node.value === 'string' && SQL_TEXT.test(node.value)) addUse(node, 'SQL');
    },
    TemplateLiteral: (node) => {
      if (SQL_TEXT.test(node.quasis[0]?.value.raw ?? '')) addUse(node, 'SQL');
    },
  }).visit(program);

  return { path, imports, uses };
}

/** Every import of a file of ours names the file, ending included, so no search is needed. */
function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return join(dirname(from), specifier);
  if (specifier.startsWith('@/')) return join('apps/dashboard/src', specifier.slice(2));
  if (specifier.startsWith('node:')) return specifier;
  const [scope = '', name = '', ...inside] = specifier.split('/');
  const packageName = scope.startsWith('@') ? `${scope}/${name}` : scope;
  const folder = WORKSPACES[packageName];
  return folder ? `${folder}/${inside.join('/') || 'index'}.ts` : packageName;
}
