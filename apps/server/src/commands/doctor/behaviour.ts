import { aboutServer } from '../../storage/behaviour/remote/about.ts';
import { compareClocks } from './clocks.ts';
import { bad, type Finding, good, ofRefusal } from './finding.ts';

/** The server that keeps behaviour, by the way that this one takes; and the cluster that it is one of. */
export async function examineClickHouseAt(url: string, cluster: string | undefined): Promise<Finding[]> {
  try {
    const { host, version, now, shards, macros } = await aboutServer(url, cluster);
    return [
      good(`ClickHouse ${version} answers at ${host}`),
      compareClocks(now, 'ClickHouse'),
      ...(cluster === undefined ? [] : clusterOf(cluster, shards, macros)),
    ];
  } catch (error) {
    return [ofRefusal(error)];
  }
}

function clusterOf(cluster: string, shards: number[], macros: string[]): Finding[] {
  const missing = ['shard', 'replica'].filter((name) => !macros.includes(name));
  return [
    shards.length === 0
      ? bad(`ClickHouse knows no cluster ${cluster} (CLICKHOUSE_CLUSTER): see remote_servers in its configuration.`)
      : good(`The cluster ${cluster} has ${shards.length} shards, with ${shards.join(', ')} replicas`),
    ...(missing.length === 0
      ? []
      : [bad(`ClickHouse has no macro ${missing.join(' and ')}, by which replicas are told apart.`)]),
  ];
}
