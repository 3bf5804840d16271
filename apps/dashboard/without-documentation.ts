import type { Plugin } from 'vite';

const CONTRACT = /packages[\\/]contract[\\/]src[\\/]/;
const DESCRIPTION = /\.describe\(\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`$\\]*`),?\s*\)/g;

const ZOD_SCHEMAS = /node_modules[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/;
/** How a kind of schema is written as JSON Schema: each has a line of its own, which no bundler can tell to be unused. */
const AS_JSON_SCHEMA = /^ *inst\._zod\.processJSONSchema = .*;$/gm;
const JSON_SCHEMA_METHOD = /\bcreate(?:Standard|To)JSONSchemaMethod\(this, .*?\)/g;

/**
 * Leaves out what is for the documentation of the API, and the dashboard shows none of it: what the contract's schemas
 * say of themselves, and that zod can write them as JSON Schema (4 KB of the first load, with Brotli).
 */
export function withoutDocumentation() {
  return {
    name: 'without-documentation',
    transform(code: string, id: string) {
      if (CONTRACT.test(id)) return code.replace(DESCRIPTION, '');
      if (ZOD_SCHEMAS.test(id)) return code.replace(AS_JSON_SCHEMA, '').replace(JSON_SCHEMA_METHOD, 'undefined');
      return null;
    },
  } satisfies Plugin;
}
