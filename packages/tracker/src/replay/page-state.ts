import type { StateChange } from '@desirepath/contract/page-state';
import { animationsIn } from './animations.ts';
import type { Ids } from './ids.ts';
import { coverOf } from './masked-nodes.ts';
import type { MaskingLevel } from './masking-level.ts';
import type { Root } from './watch/watching.ts';

/** Of one look at the page: a page with more of something has it for effect. */
const MOST = 200;

type State = StateChange extends infer Change
  ? Change extends { value: unknown }
    ? Omit<Change, 'value'> & { value: NonNullable<Change['value']> }
    : never
  : never;

export interface PageStates {
  /** Told of styles, for the custom states that they ask for. */
  learn(css: string): void;
  /** What has changed since it was last asked. */
  changes(): StateChange[];
  /** All is told anew. */
  forget(): void;
}

/** What a page shows and its DOM does not say, as far as it can be seen from outside without changing the page. */
export const createPageStates = (
  ids: Ids,
  roots: () => Root[],
  level: Pick<MaskingLevel, 'isStructureOnly'>,
): PageStates => {
  const stateOf = statesOf(ids);
  const names = new Set<string>();
  let told = new Map<string, { change: State; json: string }>();
  return {
    learn(css) {
      if (!css.includes(':state(')) return;
      for (const [, name = ''] of css.matchAll(/:state\(\s*([\w-]{1,128})\s*\)/g))
        if (names.size < MOST) names.add(name);
    },
    changes() {
      const now = new Map<string, { change: State; json: string }>();
      for (const root of roots()) {
        for (const change of [
          ...disabledIn(root, stateOf),
          ...popoversIn(root, stateOf),
          ...statesIn(root, names, stateOf),
          ...animated(root, level, stateOf),
        ]) {
          // What runs is at another point each time, which is no change.
          const json = JSON.stringify(change, (key, value) => (key === 'at' && isRunning(change) ? 0 : value));
          now.set(`${change.kind} ${change.id}`, { change, json });
        }
      }
      const gone = [...told].filter(([key]) => !now.has(key)).map(([, { change }]) => ({ ...change, value: null }));
      const fresh = [...now].filter(([key, { json }]) => told.get(key)?.json !== json).map(([, { change }]) => change);
      told = now;
      return [...gone, ...fresh];
    },
    forget() {
      told.clear();
    },
  };
};

const isRunning = ({ kind, value }: State): boolean =>
  kind === 'animations' && value.some(({ is_running }) => is_running);

type StateOf = (node: Node | null, state: (id: number) => State) => State[];

/** The state of a recorded node, unless nothing of it may leave. */
const statesOf =
  ({ idOf }: Ids): StateOf =>
  (node, state) => {
    const id = node && coverOf(node) !== 'blocked' ? idOf(node) : undefined;
    return id === undefined ? [] : [state(id)];
  };

const disabledIn = (root: DocumentOrShadowRoot, stateOf: StateOf): State[] =>
  [...root.styleSheets]
    .filter(({ disabled }) => disabled)
    .slice(0, MOST)
    .flatMap(({ ownerNode }) => stateOf(ownerNode, (id) => ({ kind: 'disabled', id, value: true })));

const popoversIn = (root: ParentNode, stateOf: StateOf): State[] =>
  matching(root, '[popover]:popover-open').flatMap((node) =>
    stateOf(node, (id) => ({ kind: 'popover', id, value: true })),
  );

const statesIn = (root: ParentNode, names: Set<string>, stateOf: StateOf): State[] => {
  const found = new Map<Element, string[]>();
  for (const name of names)
    for (const node of matching(root, `:state(${name})`)) found.set(node, [...(found.get(node) ?? []), name]);
  return [...found].flatMap(([node, value]) => stateOf(node, (id) => ({ kind: 'states', id, value })));
};

/** None where this browser does not know the selector. */
const matching = (root: ParentNode, selector: string): Element[] => {
  try {
    return [...root.querySelectorAll(selector)].slice(0, MOST);
  } catch {
    return [];
  }
};

const animated = (
  root: DocumentOrShadowRoot,
  level: Pick<MaskingLevel, 'isStructureOnly'>,
  stateOf: StateOf,
): State[] =>
  [...animationsIn(root, level)].flatMap(([node, value]) => stateOf(node, (id) => ({ kind: 'animations', id, value })));
