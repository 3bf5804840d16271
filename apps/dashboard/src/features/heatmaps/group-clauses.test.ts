import { writeConditions } from '@desirepath/contract/conditions';
import { expect, it } from 'vitest';
import { groupClauses } from './group-clauses.ts';

it.each([
  ['/products/*', 'page:/products/*'],
  ['/:lang/about', 'page:/*/about'],
  ['/docs/**', 'page:/docs:/docs/*'],
  ['/**', 'page:/:/*'],
  ['/search?sort=*', 'page:/search?sort=*'],
  ['//shop.example.com/:id', 'host:shop.example.com;page:/*'],
])('the group %s is watched as %s', (group, conditions) => {
  expect(writeConditions(groupClauses(group))).toBe(conditions);
});
