import type { Clause, Condition, Group } from '@desirepath/contract/conditions';

/** Conditions as they are edited: each bracket says whether all or any of what stands in it must hold. */
export interface Branch {
  kind: 'branch';
  not: boolean;
  join: 'all' | 'any';
  children: TreeNode[];
}
export type TreeNode = Branch | Condition;

/** Where a node stands: its place in each branch on the way to it. */
export type NodePath = readonly number[];

export const EMPTY: Branch = { kind: 'branch', not: false, join: 'all', children: [] };

/** The tree of a segment's conditions. */
export function treeOf(clauses: readonly Clause[]): Branch {
  const [only] = clauses;
  if (clauses.length === 1 && only?.kind === 'group') return branchOf(only);
  return { ...EMPTY, children: clauses.map(nodeOf) };
}

const nodeOf = (clause: Clause): TreeNode => (clause.kind === 'group' ? branchOf(clause) : clause);

function branchOf({ not, any }: Group): Branch {
  const [only] = any;
  if (only && any.length === 1) return { kind: 'branch', not, join: 'all', children: only.map(nodeOf) };
  return { kind: 'branch', not, join: 'any', children: any.map(listNode) };
}

function listNode(list: readonly Clause[]): TreeNode {
  const [only] = list;
  return only && list.length === 1 ? nodeOf(only) : { ...EMPTY, children: list.map(nodeOf) };
}

/** The conditions of a tree; branches with nothing in them say nothing. */
export function clausesOfTree(tree: Branch): Clause[] {
  if (tree.join === 'all' && !tree.not) return tree.children.flatMap(clauseOf);
  return clauseOf(tree);
}

function clauseOf(node: TreeNode): Clause[] {
  if (node.kind !== 'branch') return [node];
  const lists =
    node.join === 'all'
      ? [node.children.flatMap(clauseOf)]
      : node.children.map((child) =>
          child.kind === 'branch' && child.join === 'all' && !child.not
            ? child.children.flatMap(clauseOf)
            : clauseOf(child),
        );
  const any = lists.filter((list) => list.length > 0);
  return any.length > 0 ? [{ kind: 'group', not: node.not, any }] : [];
}

/** The tree with one node changed, or gone where it becomes undefined. */
export function changeAt(tree: Branch, path: NodePath, change: (node: TreeNode) => TreeNode | undefined): Branch {
  const [index, ...rest] = path;
  if (index === undefined) {
    const changed = change(tree);
    return changed?.kind === 'branch' ? changed : tree;
  }
  return {
    ...tree,
    children: tree.children.flatMap((child, place) => {
      if (place !== index) return [child];
      if (rest.length === 0) return change(child) ?? [];
      return child.kind === 'branch' ? [changeAt(child, rest, change)] : [child];
    }),
  };
}
