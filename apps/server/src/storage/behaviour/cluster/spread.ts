/*
 * By what the rows of a table are spread over the shards. What is known of a visitor lies on one: with the events of a session its
 * recording, and the row that counts it. Tables that keep one row of several have those on the same shard.
 */

const BY_VISITOR = 'cityHash64(visitor_id)';

const KEYS: Record<string, string> = {
  events: BY_VISITOR,
  sessions: BY_VISITOR,
  replay_chunks: BY_VISITOR,
  identities: BY_VISITOR,
  page_snapshots: 'cityHash64(site_id, path)',
  assets: 'cityHash64(hash)',
  asset_uses: 'cityHash64(page_id)',
  survey_responses: 'cityHash64(response_id)',
  robots: 'cityHash64(site_id, reason)',
};

/** Of the way into `events`, whose name says which columns it has. */
const IS_WAY_IN = /^event_batches_[\da-f]{8}$/;

/** The sharding key of a table. @throws Error of one that nobody has thought about */
export function shardingKey(table: string): string {
  const key = IS_WAY_IN.test(table) ? BY_VISITOR : KEYS[table];
  if (key === undefined) throw new Error(`By what are the rows of ${table} spread? Say so in cluster/spread.ts.`);
  return key;
}

export const SPREAD_TABLES = Object.keys(KEYS);

/** Tables of whose sessions and visitors all rows are on one shard. */
const TOGETHER = new Set(['events', 'sessions', 'replay_chunks']);

const ASKS_WITHIN = /\bIN\s*\(\s*(?:SELECT|WITH)\b/g;
/** `session_id IN (SELECT session_id FROM events WHERE …)`, and the same of a visitor, or by a hash of either. */
const OF_THE_SAME =
  /\b((?:cityHash64\()?)(session_id|visitor_id)\)?\s+(?:NOT\s+)?IN\s*\(\s*SELECT\s+(?:DISTINCT\s+)?\1(?:\w+\.)?\2\)?\s+FROM\s+(\w+)/g;
/** What makes an answer of one shard differ from its part of the answer of all. */
const OF_ALL = /\b(JOIN|LIMIT|OVER|TOP|UNION|INTERSECT|EXCEPT)\b/;

/**
 * Whether each shard can answer the questions within a question by itself: where all of them ask for sessions or visitors by what is known of
 * these, and nothing else. In doubt they are asked of all shards first, and their answer is sent to each.
 */
export function isAnsweredByShard(sql: string): boolean {
  const within = sql.match(ASKS_WITHIN)?.length ?? 0;
  const same = [...sql.matchAll(OF_THE_SAME)].filter(([, , , table]) => TOGETHER.has(table ?? '')).length;
  return within > 0 && within === same && !OF_ALL.test(sql);
}
