import { watchConsole } from './console.ts';
import { joinPage } from './frames/join-page.ts';
import { takeInFrames } from './frames/take-in.ts';
import { cover } from './masking-level.ts';
import { watchNetwork } from './network.ts';
import { createPictures } from './pictures.ts';

/**
 * What few recordings need: what a site has to ask for, and what frames of other origins in its pages do. A script of its own,
 * with what is masked to be told to it first.
 */
export const onRequest = { cover, watchConsole, watchNetwork, createPictures, takeInFrames, joinPage };

/** Brings it. */
export type LoadOnRequest = (use: (parts: typeof onRequest) => void) => void;
