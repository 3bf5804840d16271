import { flatProps } from '../clean.ts';
import { type Context, type Signal, type Stop, signal } from '../context.ts';
import { whenIdle } from '../idle.ts';
import { clip } from '../privacy.ts';
import { selectorOf } from '../selector.ts';
import { createPost, outcomeOf } from '../transport.ts';
import { visitorOf } from '../visitor.ts';

/** What the rarer signals are given: with what is too large to be loaded twice. */
export interface Kit extends Context {
  selectorOf: typeof selectorOf;
  clip: typeof clip;
  flatProps: typeof flatProps;
  createPost: typeof createPost;
  outcomeOf: typeof outcomeOf;
  visitorOf: typeof visitorOf;
  /** Errors of the page, clicks, custom events and traits, from before the rarer signals came. */
  early: Event[];
}

/** Starts all of the rarer signals. */
export type StartExtras = (kit: Kit) => Stop;

/** Brings the rarer signals. */
export type LoadExtras = (use: (start: StartExtras) => void) => void;

/** A page that is busy for longer than this gets them all the same. */
const IDLE_WITHIN = 2000;

/** More than a page has in so short a time, or tells of. */
const EARLY = 20;

/** Loads and starts the rarer signals once the page stands and has nothing better to do. */
export const startLazily = (load: LoadExtras): Signal =>
  signal((context) => {
    const early: Event[] = [];
    let isWanted = true;
    let isOver = false;
    const keep = (event: Event) => {
      // Once they have come they hear for themselves, also of those that are told to them again.
      if (!isOver && early.length < EARLY) early.push(event);
    };
    const use = context.guard((start: StartExtras) => {
      if (isOver) return;
      isOver = true;
      const kit = {
        ...context,
        selectorOf: (element: Element) => selectorOf(element, context.settings.masking !== 'inputs'),
        clip,
        flatProps,
        createPost,
        outcomeOf,
        visitorOf,
        early,
      };
      context.atStop(start(kit));
    });
    const bring = () => {
      if (!isOver) load(use);
    };
    const bringWhenIdle = () => whenIdle(context.guard(bring), IDLE_WITHIN);
    context.when('clicked', keep);
    context.when('custom', keep);
    context.when('identify', keep);
    context.listen('error', keep);
    context.listen('unhandledrejection', keep);
    context.when('opened', () => {
      if (!isWanted || !context.isLive()) return;
      isWanted = false;
      if (document.readyState === 'loading') context.listen('DOMContentLoaded', bringWhenIdle);
      else bringWhenIdle();
    });
    context.atStop(() => {
      isOver = true;
    });
  });
