import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { withoutDocumentation } from './without-documentation.ts';

const { transform } = withoutDocumentation();
const SCHEMA = "z.string().describe('Who\\'s (it).').max(3).describe(words)";

it("leaves out descriptions of the contract that are one text, and nothing of other modules'", () => {
  expect(transform(SCHEMA, '/packages/contract/src/common.ts')).toBe('z.string().max(3).describe(words)');
  expect(transform(SCHEMA, '/apps/dashboard/src/main.ts')).toBe(null);
});

it('leaves nothing in the zod that is installed that would bring its JSON Schemas along', () => {
  const file = fileURLToPath(new URL('v4/classic/schemas.js', import.meta.resolve('zod')));
  const code = transform(readFileSync(file, 'utf8'), file)?.replace(/^import .*$/gm, '');
  expect(code).toContain('_ZodString');
  expect(code).not.toMatch(/\bprocessors\.\w+Processor\b|createStandardJSONSchemaMethod|createToJSONSchemaMethod/);
});
