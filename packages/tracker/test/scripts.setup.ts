import type { TestProject } from 'vitest/node';
import { buildScripts } from '../build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The scripts that pages load, of the sources as they are. */
    scripts: Awaited<ReturnType<typeof buildScripts>>;
  }
}

/** Builds them once for all test files: it takes seconds. */
export default async ({ provide }: TestProject): Promise<void> => provide('scripts', await buildScripts());
