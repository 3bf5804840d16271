import type { RecordedAnimation } from '@desirepath/contract/page-state';
import { cleanCss } from './clean-text.ts';
import type { MaskingLevel } from './masking-level.ts';

/** Of one tree: a page with more moves for effect. */
const MOST = 200;

/** What scripts animate, and what of CSS stands still: the rest of CSS moves by itself wherever it is shown. By element. */
export const animationsIn = (
  root: DocumentOrShadowRoot,
  level: Pick<MaskingLevel, 'isStructureOnly'>,
): Map<Element, RecordedAnimation[]> => {
  const found = new Map<Element, RecordedAnimation[]>();
  for (const animation of root.getAnimations().slice(0, MOST)) {
    const { effect, playState } = animation;
    if (!effect || !('target' in effect) || 'transitionProperty' in animation) continue;
    const { target } = effect as KeyframeEffect; // it has a target
    const name = 'animationName' in animation ? String(animation.animationName) : undefined;
    if (!target || (name !== undefined && playState !== 'paused')) continue;
    const recorded = recordedOf(animation, effect as KeyframeEffect, name, level);
    found.set(target as Element, [...(found.get(target as Element) ?? []), recorded]);
  }
  return found;
};

const recordedOf = (
  { currentTime, playState }: Animation,
  effect: KeyframeEffect,
  name: string | undefined,
  level: Pick<MaskingLevel, 'isStructureOnly'>,
): RecordedAnimation => {
  const timing = effect.getTiming() as RecordedAnimation['timing']; // browsers tell all of it, and times as numbers
  const { iterations, duration } = timing;
  const { pseudoElement } = effect;
  return {
    ...(name !== undefined && { name }),
    keyframes: name === undefined ? effect.getKeyframes().map((frame) => cleanFrame(frame, level)) : [],
    timing: {
      ...timing,
      duration: typeof duration === 'number' ? duration : 'auto',
      iterations: Number.isFinite(iterations) ? iterations : null,
    },
    ...(pseudoElement && { pseudo: pseudoElement }),
    at: typeof currentTime === 'number' ? currentTime : null,
    is_running: playState === 'running',
  };
};

const cleanFrame = (
  { computedOffset: _, ...frame }: ComputedKeyframe,
  level: Pick<MaskingLevel, 'isStructureOnly'>,
) => {
  const clean: RecordedAnimation['keyframes'][number] = {};
  for (const [name, value = null] of Object.entries(frame))
    clean[name] = typeof value === 'string' ? cleanCss(value, level) : value;
  return clean;
};
