/*
 * By what the rows of a table are spread over the shards. What is known of a visitor lies on one: with the events of a session its
 * recording, and the row that counts it. Tables that keep one row of several have those on the same shard.
 */

const BY_VISITOR = 'cityHash64(visitor_id)';

const KEYS: Record<string, string> = {
  events: BY_VISITOR,
  sessions: BY_VISITOR,
  replay_chunks: BY_VISITOR,
  replay_pieces: BY_VISITOR,
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
  if (key === undefined) throw new Error(`By what are the rows of ${table} spread? Say so in cluster/sharding.ts.`);
  return key;
}

export const SPREAD_TABLES = Object.keys(KEYS);

/** Tables that have all rows of a session and of a visitor on one shard. */
const TOGETHER = new Set(['events', 'sessions', 'replay_chunks', 'identities']);

/** A text of somebody's, which may read like a question. */
const TEXT = /'(?:[^'\\]|\\.)*'/g;
/** A question within a question. By the name of another, too: what that asks is not looked at. */
const ASKS_WITHIN = /\bIN\s*(?:\(\s*(?:SELECT|WITH)\b|[a-z_]\w*)/g;
/** `session_id IN (SELECT session_id FROM …`, and the same of a visitor, or by a hash of either. */
const OF_THE_SAME =
  /\b((?:cityHash64\()?)(session_id|visitor_id)\)?\s+(?:NOT\s+)?IN\s*(\(\s*SELECT\s+(?:DISTINCT\s+)?\1(?:\w+\.)?\2\)?\s+FROM\b)/g;
/** What makes an answer of one shard differ from its part of the answer of all. */
const OF_ALL = /\b(JOIN|LIMIT|OVER|TOP|UNION|INTERSECT|EXCEPT)\b/;
const FROM = /\bFROM\s*(\(|\w+)/g;
/** Of a key that is no longer that of the rows, but one of several of theirs. */
const RENAMED: Record<string, RegExp> = {
  session_id: /(?<!\.session_id)\s+AS\s+session_id\b/,
  visitor_id: /(?<!\.visitor_id)\s+AS\s+visitor_id\b/,
};
const GROUPED = /\bGROUP BY\b(?!\s+(?:cityHash64\()?[^()]*\b(?:session_id|visitor_id)\b)/;

/**
 * Whether each shard can answer the questions within a question by itself: where all of them ask for sessions or visitors by what is known of
 * these, and nothing else. In doubt they are asked of all shards first, and their answer is sent to each.
 */
export function isAnsweredByShard(sql: string): boolean {
  const told = sql.replace(TEXT, "''");
  const within = told.match(ASKS_WITHIN)?.length ?? 0;
  const same = [...told.matchAll(OF_THE_SAME)].map(({ index, 0: all, 2: key = '', 3: begin = '' }) =>
    isOfTheShard(bracketed(told, index + all.length - begin.length), key),
  );
  return within > 0 && within === same.length && !/\bJOIN\b/.test(told) && same.every(Boolean);
}

/** Of a question for sessions or visitors, with all that is within it. */
function isOfTheShard(question: string, key: string): boolean {
  const from = [...question.matchAll(FROM)].map(([, table = '']) => table);
  const isKnown = from.every((table) => table === '(' || TOGETHER.has(table));
  return isKnown && !OF_ALL.test(question) && !RENAMED[key]?.test(question) && !GROUPED.test(question);
}

/** From an opening bracket to the one that closes it. */
function bracketed(sql: string, begin: number): string {
  let depth = 0;
  for (let end = begin; end < sql.length; end++) {
    if (sql[end] === '(') depth += 1;
    if (sql[end] === ')') depth -= 1;
    if (depth === 0) return sql.slice(begin, end + 1);
  }
  return sql.slice(begin);
}
