import { randomUUID } from 'node:crypto';
import type { ClickHouseClient } from '@clickhouse/client';
import { bind } from './bind.ts';
import type { Driver, Settings, Share } from './driver.ts';
import { MemoryWatch, type Taken } from './memory-watch.ts';
import type { Behaviour, QueryParams } from './open.ts';
import type { Pool } from './pool.ts';
import { questionError } from './question-error.ts';
import type { SlowQueries } from './slow-queries.ts';
import type { Topology } from './topology.ts';
import { Weights } from './weights.ts';

interface RunnerOptions {
  driver: Pick<Driver, 'answerError'>;
  share: Share;
  /** Clients with the settings of the share. */
  pool: Pool<ClickHouseClient>;
  spread: Topology['question'];
  /** Ends the question of an id. */
  kill: (id: string) => void;
  slow: SlowQueries;
  /** What questions have taken that are under way; left out, none counts as heavy. */
  taken?: (() => Promise<Taken[]>) | undefined;
}

/** Asks questions of one kind: as many at a time as its share says, and until who asked has gone. */
export function createQueryRunner({
  driver,
  share,
  pool,
  spread,
  kill,
  slow,
  taken,
}: RunnerOptions): Behaviour['rows'] {
  const { settings, heavyAtOnce, whenFull = {} } = share;
  const memory = taken && heavyAtOnce !== undefined ? new MemoryWatch(taken) : undefined;
  const weights = new Weights();
  return async <Row>(sql: string, params: QueryParams = {}, signal?: AbortSignal): Promise<Row[]> => {
    signal?.throwIfAborted();
    const weight = memory ? weights.of(sql, params) : 'light';
    return pool.use(async (client) => {
      signal?.throwIfAborted();
      const id = randomUUID();
      // Abandoning the wait would leave the engine at work: the question is found by its id and killed.
      const stop = () => kill(id);
      signal?.addEventListener('abort', stop, { once: true });
      const begunAt = performance.now();
      memory?.begin(id);
      try {
        const spreadOut = spread(bind(sql, params));
        const answer = await client.query({
          query: `${spreadOut.sql} /* ${id} */`,
          query_id: id,
          clickhouse_settings: { ...spreadOut.settings, ...(pool.isFull ? whenFull : usual(whenFull, settings)) },
          format: 'JSONEachRow',
        });
        const rows = await answer.json<Row>();
        if (memory) weights.note(sql, params, memory.end(id));
        return rows;
      } catch (error) {
        signal?.throwIfAborted();
        throw questionError(driver.answerError(error));
      } finally {
        signal?.removeEventListener('abort', stop);
        memory?.end(id);
        slow.note(sql, performance.now() - begunAt);
      }
    }, weight);
  };
}

/** What was changed for one question stays with an embedded connection: said anew, it is as usual. */
const usual = (changed: Settings, settings: Settings): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => name in changed));
