import { expect, it } from 'vitest';
import { withoutDescriptions } from './without-descriptions.ts';

const { transform } = withoutDescriptions();
const SCHEMA = "z.string().describe('Who\\'s (it).').max(3).describe(words)";

it("leaves out descriptions of the contract that are one text, and nothing of other modules'", () => {
  expect(transform(SCHEMA, '/packages/contract/src/common.ts')).toBe('z.string().max(3).describe(words)');
  expect(transform(SCHEMA, '/apps/dashboard/src/main.ts')).toBe(null);
});
