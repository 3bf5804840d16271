import { readConditions, writeConditions } from '@desirepath/contract/conditions';
import { expect, it } from 'vitest';
import { changeAt, clausesOfTree, EMPTY, treeOf } from './segment-tree.ts';

it.each([
  'page:/a;rage:1',
  '(page:/a|rage:1;device:mobile)',
  '!(page:/a;rage:1)',
  'visit:new;(page:/a|!(rage:1|dead:2))',
])('%s comes out of the editor as it went in', (text) => {
  expect(writeConditions(clausesOfTree(treeOf(readConditions(text))))).toBe(text);
});

it('branches with nothing in them say nothing', () => {
  expect(clausesOfTree({ ...EMPTY, join: 'any', children: [EMPTY] })).toEqual([]);
});

it('a node is changed and taken out where it stands', () => {
  const tree = treeOf(readConditions('visit:new;(page:/a|rage:1)'));
  const turned = changeAt(tree, [1, 0], (node) => ({ ...node, not: true }));
  expect(writeConditions(clausesOfTree(turned))).toBe('visit:new;(!page:/a|rage:1)');
  expect(writeConditions(clausesOfTree(changeAt(tree, [1, 1], () => undefined)))).toBe('visit:new;(page:/a)');
});
