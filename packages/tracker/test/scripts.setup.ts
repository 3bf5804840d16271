import type { TestProject } from 'vitest/node';
import { buildScripts } from '../build.ts';

type Scripts = Awaited<ReturnType<typeof buildScripts>>;

declare module 'vitest' {
  interface ProvidedContext {
    /** The scripts that pages load, of the sources as they are. */
    scripts: Scripts;
    /** The same, but for batches that leave sooner. */
    hastyScripts: Scripts;
  }
}

/** ms after which batches leave: what a test does in one go still leaves in one. */
const SEND_AFTER = 1000;

/** Builds them once for all test files: it takes seconds. */
export default async ({ provide }: TestProject): Promise<void> => {
  provide('scripts', await buildScripts());
  provide('hastyScripts', await buildScripts(SEND_AFTER));
};
