/** Code in which a mistake nobody sees costs most, and the tests that have to see it. */
export interface Module {
  name: string;
  mutate: string[];
  tests: string[];
  /** Its texts are SQL: without one of them it is none, which every test sees. To count those would only flatter. */
  isSql?: boolean;
}

const INGEST = 'apps/server/src/ingest';
const SEGMENTS = 'apps/server/src/features/segments';
const TRACKER = 'packages/tracker/src';

export const MODULES: readonly Module[] = [
  {
    name: 'safe-fetch',
    mutate: ['apps/server/src/net/safe-fetch/{addresses,safe-fetch,target}.ts'],
    tests: ['apps/server/src/net/safe-fetch/safe-fetch.test.ts'],
  },
  {
    name: 'ingest-bodies',
    mutate: [`${INGEST}/{bodies,decode,nesting}.ts`],
    tests: [`${INGEST}/{bodies,decode,nesting}.test.ts`],
  },
  {
    name: 'ingest-validate',
    mutate: [`${INGEST}/{replay,validate}.ts`],
    tests: [`${INGEST}/validate.test.ts`],
  },
  {
    name: 'ingest-shapes',
    mutate: [`${INGEST}/compile-check.ts`],
    tests: [`${INGEST}/compile-check.test.ts`],
  },
  {
    name: 'ingest-rows',
    mutate: [`${INGEST}/{agent,channel,client-hints,exclusions,rows}.ts`],
    tests: [`${INGEST}/{agent,channel,client-hints,exclusions,rows}.test.ts`],
  },
  {
    name: 'ingest-counts',
    mutate: [`${INGEST}/{anonymous,commit,deduplicator,identities,rate-limits,robots,robot-tally,tab-speed}.ts`],
    tests: [`${INGEST}/{anonymous,commit,deduplicator,identities,rate-limits,robots,robot-tally,tab-speed}.test.ts`],
  },
  {
    name: 'masking',
    mutate: [
      `${TRACKER}/{address,clean,masking,privacy}.ts`,
      `${TRACKER}/replay/{clean-attributes,clean-node,clean-text,masked-nodes,masking-level,tree/covers}.ts`,
    ],
    tests: [`${TRACKER}/{address,clean,privacy}.test.ts`, `${TRACKER}/replay/{clean-attributes,covers}.test.ts`],
  },
  {
    name: 'segments-references',
    mutate: [`${SEGMENTS}/{bind,references}.ts`],
    tests: [`${SEGMENTS}/references.test.ts`],
  },
  {
    name: 'segments-conditions',
    mutate: [`${SEGMENTS}/conditions/queries.ts`],
    tests: [`${SEGMENTS}/conditions/queries.test.ts`],
    isSql: true,
  },
  {
    name: 'segments-parts',
    mutate: [`${SEGMENTS}/{acts,conditions/*,days,forms,intervals,path-groups,surveys}/queries.ts`],
    tests: [`${SEGMENTS}/{conditions,intervals,path-groups,surveys}/queries.test.ts`],
    isSql: true,
  },
];
