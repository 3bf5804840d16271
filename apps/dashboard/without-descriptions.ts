import type { Plugin } from 'vite';

const SCHEMAS = /packages[\\/]contract[\\/]src[\\/]/;
const DESCRIPTION = /\.describe\(\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`$\\]*`),?\s*\)/g;

/** Leaves out what the contract's schemas say of themselves: it is for the documentation of the API, and the dashboard shows none of it. */
export function withoutDescriptions() {
  return {
    name: 'without-descriptions',
    transform: (code: string, id: string) => (SCHEMAS.test(id) ? code.replace(DESCRIPTION, '') : null),
  } satisfies Plugin;
}
