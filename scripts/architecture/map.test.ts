import { expect, test } from 'vitest';
import { drawMap } from './map.ts';
import { readSource } from './source.ts';

const arrowsOf = (files: Record<string, string>) =>
  drawMap(Object.entries(files).map(([path, text]) => readSource(path, text)))
    .split('\n')
    .filter((line) => line.includes('-->'))
    .map((line) => line.trim());

test('an import between rooms is an arrow, once, and of types too', () => {
  const arrows = arrowsOf({
    'apps/server/src/features/sites/routes.ts': "import { a } from '../../http/a.ts'; import b from '../../http/b.ts';",
    'apps/server/src/http/a.ts': "import type { Config } from '../settings/config.ts'; import './b.ts';",
    'packages/tracker/src/core.ts': "import type { Limit } from '@desirepath/contract/limits';",
  });
  expect(arrows).toEqual(['features --> http', 'http --> settings', 'tracker --> contract']);
});

test('tests, packages of others and what is outside the house are not drawn', () => {
  const arrows = arrowsOf({
    'apps/server/src/features/sites/routes.test.ts': "import '../../storage/open.ts';",
    'apps/server/src/features/sites/routes.ts': "import 'zod'; import './queries.ts';",
    'e2e/crash.test.ts': "import '../apps/server/src/http/a.ts';",
  });
  expect(arrows).toEqual([]);
});
