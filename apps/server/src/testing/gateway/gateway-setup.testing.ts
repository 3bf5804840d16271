import type { TestProject } from 'vitest/node';
import { startGateway } from './start.testing.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests keep behaviour: with a place for a database; '' where each has the engine within its own process. */
    clickhouseUrl: string;
  }
}

/** DESIREPATH_TEST_BEHAVIOUR=gateway runs all tests of the server on ClickHouse's HTTP interface. */
export default async function setup(project: TestProject) {
  if (process.env.DESIREPATH_TEST_BEHAVIOUR !== 'gateway') return project.provide('clickhouseUrl', '');
  const gateway = await startGateway();
  project.provide('clickhouseUrl', gateway.url(''));
  return () => gateway.remove();
}
