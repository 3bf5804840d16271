import { api } from '../../http/implement.ts';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Ask, Asked } from '../segments/ask.ts';
import { flow, journeys } from './queries.ts';

export interface PathsDependencies {
  behaviour: Behaviour;
  ask: Ask;
}

export function createPathsRoutes({ behaviour, ask }: PathsDependencies) {
  /** Those who convert, looked up as any segment is. */
  async function goalOf(
    account: string,
    { site, from, to, goal }: { site: number; from: string; to: string; goal?: string },
  ) {
    if (goal === undefined || goal === '') return undefined;
    const asked: Asked = await ask(account, { site, from, to, where: goal });
    return asked.segment;
  }

  return {
    flow: api.paths.flow.handler(async ({ input, context, signal }) => {
      const account = context.caller.account.id;
      const [{ range, segment }, goal] = await Promise.all([ask(account, input), goalOf(account, input)]);
      return flow(behaviour, { ...input, range, segment, goal }, signal);
    }),
    journeys: api.paths.journeys.handler(async ({ input, context, signal }) => {
      const account = context.caller.account.id;
      const [{ range, segment }, goal] = await Promise.all([ask(account, input), goalOf(account, input)]);
      return journeys(behaviour, { ...input, range, segment, goal }, signal);
    }),
  };
}
