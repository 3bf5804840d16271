import { diskOf, placedTables } from '../replay-place.ts';
import { NO_PARTITION, type Topology } from '../topology.ts';
import { isAnsweredByShard, SPREAD_TABLES, shardingKey } from './sharding.ts';

/*
 * Each server of a cluster has a table `…_local` with the rows of its shard, replicated within it, and one of the plain name that is all of them.
 * Which of this has been run, and which could only be read, docs/decisions/0047-clusters.md says.
 */

const CREATE = /^\s*CREATE TABLE IF NOT EXISTS (\w+)\s/;
const ALTER = /^\s*ALTER TABLE (\w+)\s/;
const VIEW = /^\s*CREATE MATERIALIZED VIEW IF NOT EXISTS (\w+) TO (\w+) AS/;
const ENGINE = /ENGINE = (\w*MergeTree)(?:\(([^)]*)\))?/;
const CHANGES_COLUMNS = /\b(ADD|MODIFY|DROP|RENAME) COLUMN\b/;
const MOVES_ROWS = /^\s*INSERT INTO \w+/;

/** What every server must know is on all of them, and not spread. */
const ON_ALL = 'migrations';

const localOf = (table: string) => `${table}_local`;

/** @param replays below which address of an S3-compatible store replays are kept */
export function onCluster(name: string, replays: string | undefined): Topology {
  const everywhere = `ON CLUSTER \`${name}\``;
  const together = (table: string) =>
    `CREATE OR REPLACE TABLE ${table} ${everywhere} AS ${localOf(table)} ENGINE = Distributed(\`${name}\`, currentDatabase(), ${localOf(table)}, ${shardingKey(table)})`;

  function make(sql: string, table: string): string[] {
    if (table === ON_ALL) {
      return [
        sql
          .replace(CREATE, `CREATE TABLE IF NOT EXISTS ${table} ${everywhere} `)
          .replace(ENGINE, `ENGINE = ReplicatedMergeTree('/clickhouse/tables/{uuid}/all', '{shard}-{replica}')`),
      ];
    }
    const local = sql
      .replace(CREATE, `CREATE TABLE IF NOT EXISTS ${localOf(table)} ${everywhere} `)
      // Path and name are those of the server's own defaults, of its macros.
      .replace(ENGINE, (_, engine, args) => `ENGINE = Replicated${engine}${args ? `(${args})` : ''}`);
    const isPlaced = replays !== undefined && placedTables.includes(table);
    const disk = isPlaced ? `, ${diskOf(`${replays}{shard}/{replica}/`, true)} COMMENT '${replays}'` : '';
    return [`${local}${disk}`, together(table)];
  }

  const bare = "replaceRegexpOne(table, '_local$', '') AS table";
  /** What is there, once: of each shard one replica is asked. */
  const listed = (table: string) => `(SELECT * REPLACE (${bare}) FROM cluster(\`${name}\`, system.${table}))`;

  return {
    settings: {
      distributed_foreground_insert: 1, // answered when the shards have it
      distributed_ddl_task_timeout: 600,
      optimize_skip_unused_shards: 1,
      parallel_distributed_insert_select: 0,
      max_replica_delay_for_distributed_queries: 60,
    },
    statements(sql) {
      const made = CREATE.exec(sql)?.[1];
      if (made !== undefined) return make(sql, made);
      const changed = ALTER.exec(sql)?.[1];
      if (changed !== undefined) {
        const local = sql.replace(ALTER, `ALTER TABLE ${localOf(changed)} ${everywhere} `);
        return CHANGES_COLUMNS.test(sql) ? [local, together(changed)] : [local];
      }
      const [, view, target] = VIEW.exec(sql) ?? [];
      if (view && target) {
        const source = view.replace(`_to_${target}`, '');
        return [
          sql
            .replace(VIEW, `CREATE MATERIALIZED VIEW IF NOT EXISTS ${view} ${everywhere} TO ${localOf(target)} AS`)
            .replace(new RegExp(`FROM ${source}\\b`), `FROM ${localOf(source)}`),
        ];
      }
      if (MOVES_ROWS.test(sql)) return [sql];
      throw new Error(`What becomes of this on a cluster? Say so in cluster/topology.ts.\n${sql}`);
    },
    question: (sql) => ({
      sql: sql.replace(/FROM system\.(parts|parts_columns)\b/g, (_, table: string) => `FROM ${listed(table)}`),
      settings: { distributed_product_mode: isAnsweredByShard(sql) ? 'local' : 'global' },
    }),
    // A copy that has just taken something may be ahead of the others, and a retry must find it.
    lookup: (sql) => ({
      sql: sql.replace(
        new RegExp(`\\bFROM (${SPREAD_TABLES.join('|')})\\b`, 'g'),
        (_, table: string) => `FROM clusterAllReplicas(\`${name}\`, currentDatabase(), ${localOf(table)})`,
      ),
      settings: { skip_unavailable_shards: 1 },
    }),
    erasure: (table, condition) => [
      `ALTER TABLE ${localOf(table)} ${everywhere} DELETE WHERE ${condition}
       SETTINGS mutations_sync = 2, allow_nondeterministic_mutations = 1`,
      `KILL MUTATION ${everywhere} WHERE database = currentDatabase() AND table = '${localOf(table)}' AND is_done SYNC`,
    ],
    emptying: (table, month) => [
      month === undefined
        ? `TRUNCATE TABLE ${localOf(table)} ${everywhere} SYNC`
        : `ALTER TABLE ${localOf(table)} ${everywhere} DROP PARTITION ${month}`,
    ],
    sweep: (table) => `ALTER TABLE ${localOf(table)} ${everywhere} DROP PARTITION ${NO_PARTITION}`,
    // Every copy: what is deleted has to be gone from each.
    parts: `(SELECT * REPLACE (${bare}, concat(hostName(), ':', path) AS path) FROM clusterAllReplicas(\`${name}\`, system.parts))`,
    everywhere,
    moves: false,
  };
}
