import { expect, test } from 'vitest';
import { type Lock, shippedIn } from './shipped.ts';

const lock: Lock = {
  '': { version: '1.0.0' },
  'apps/server': { version: '1.0.0', dependencies: { one: '1', ours: '1' }, optionalDependencies: { absent: '1' } },
  'node_modules/ours': { link: true, resolved: 'packages/ours' },
  'packages/ours': { dependencies: { two: '2' } },
  'node_modules/one': { version: '1.2.3', license: 'MIT', dependencies: { two: '1' } },
  'node_modules/one/node_modules/two': {
    version: '1.0.0',
    license: 'ISC',
    peerDependencies: { one: '1', tool: '9' },
    peerDependenciesMeta: { tool: { optional: true } },
  },
  'node_modules/two': { version: '2.0.0', license: 'Apache-2.0' },
  'node_modules/tool': { version: '9.0.0', license: 'GPL-3.0' },
};

test('what is shipped is what is needed, each version once, and not what nobody asks for', () => {
  expect(shippedIn(lock, ['apps/server'])).toEqual([
    { name: 'one', version: '1.2.3', licence: 'MIT' },
    { name: 'two', version: '1.0.0', licence: 'ISC' },
    { name: 'two', version: '2.0.0', licence: 'Apache-2.0' },
  ]);
});
