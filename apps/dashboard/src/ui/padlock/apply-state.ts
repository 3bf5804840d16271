import type { RecordedAnimation, StateChange } from '@desirepath/contract/page-state';

/** Applies a change to an element of the rebuilt page; `ms` have passed since it was told. @throws where the browser refuses */
export type Apply = (change: StateChange, node: Element, ms: number) => void;

/** What it has done to an element it remembers, to take it back. */
export function createApplying(): Apply {
  const internals = new WeakMap<Element, ElementInternals>();
  const animated = new WeakMap<Element, (() => void)[]>();

  return (change, node, ms) => {
    // Elements of the frame are of another window: that one is of the kind told is for the browser to refuse.
    const element = node as HTMLElement;
    switch (change.kind) {
      case 'disabled': {
        const { sheet } = node as HTMLStyleElement;
        if (sheet) sheet.disabled = change.value === true;
        break;
      }
      case 'popover':
        if (!change.value) element.hidePopover();
        else if (!element.matches(':popover-open')) element.showPopover({ source: openerOf(element) });
        break;
      case 'states': {
        const inner = internals.get(node) ?? element.attachInternals();
        internals.set(node, inner);
        inner.states.clear();
        for (const name of change.value ?? []) inner.states.add(name);
        break;
      }
      case 'animations':
        for (const undo of animated.get(node) ?? []) undo();
        animated.set(
          node,
          (change.value ?? []).flatMap((animation) => animate(node, animation, ms)),
        );
        break;
      case 'picture':
        // Canvases keep theirs by themselves: `canvases.ts`.
        if (change.value && node.localName === 'img') {
          element.removeAttribute('srcset');
          element.setAttribute('src', change.value);
        }
    }
  };
}

/** The button that shows a popover is what its place goes by, where style gives it one. */
const openerOf = ({ id, ownerDocument }: HTMLElement): HTMLElement | undefined =>
  [...ownerDocument.querySelectorAll<HTMLElement>('[popovertarget], [commandfor]')].find(
    (button) => id !== '' && [button.getAttribute('popovertarget'), button.getAttribute('commandfor')].includes(id),
  );

/** @returns how to take it back */
function animate(
  node: Element,
  { name, keyframes, timing, pseudo, at, is_running }: RecordedAnimation,
  ms: number,
): (() => void)[] {
  if (name !== undefined) {
    const own = node
      .getAnimations({ subtree: true })
      .filter((animation) => 'animationName' in animation && animation.animationName === name);
    for (const animation of own) {
      animation.pause();
      animation.currentTime = at;
    }
    return own.map((animation) => () => animation.play());
  }
  const animation = node.animate(keyframes, {
    // Words that are none of a browser's it refuses.
    ...(timing as EffectTiming),
    iterations: timing.iterations ?? Number.POSITIVE_INFINITY,
    ...(pseudo && { pseudoElement: pseudo }),
  });
  if (at !== null) animation.currentTime = is_running ? at + Math.max(0, ms) : at;
  if (!is_running) animation.pause();
  return [() => animation.cancel()];
}
