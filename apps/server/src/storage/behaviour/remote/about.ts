import { connectTo, readAddress } from './connect.ts';
import { startError } from './errors.ts';

/** What a server says of itself. */
export interface AboutServer {
  host: string;
  version: string;
  /** epoch ms */
  now: number;
  /** Replicas of each shard of the cluster; empty where it does not know one of this name. */
  shards: number[];
  /** Names that it has for its place in a cluster. */
  macros: string[];
}

/** Looks without changing anything. @throws Refused behaviour_away, behaviour_refused */
export async function aboutServer(url: string, cluster: string | undefined): Promise<AboutServer> {
  const address = readAddress(url);
  const client = connectTo({ ...address, database: 'default' }, { max_execution_time: 5 });
  const ask = async <Row>(query: string) => (await client.query({ query, format: 'JSONEachRow' })).json<Row>();
  try {
    const [about] = await ask<{ version: string; now: number }>(
      'SELECT version() AS version, toUInt32(now()) * 1000 AS now SETTINGS output_format_json_quote_64bit_integers = 0',
    );
    const shards =
      cluster === undefined
        ? []
        : await ask<{ replicas: number }>(
            `SELECT toUInt32(count()) AS replicas FROM system.clusters WHERE cluster = '${cluster}' GROUP BY shard_num`,
          );
    const macros = cluster === undefined ? [] : await ask<{ macro: string }>('SELECT macro FROM system.macros');
    return {
      host: address.host,
      version: about?.version ?? '',
      now: about?.now ?? 0,
      shards: shards.map(({ replicas }) => replicas),
      macros: macros.map(({ macro }) => macro),
    };
  } catch (error) {
    throw startError(error, address.host);
  } finally {
    await client.close();
  }
}
