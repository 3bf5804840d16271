import type { Bind } from '../../bind.ts';

/** Whose acts are looked at: of a session, or of a visitor. */
export type Whose = 'session_id' | 'visitor_id';

/** Rows of `events` to look at, and what two of them are, as SQL. */
interface TwoActs {
  whose: Whose;
  rows: string;
  first: string;
  second: string;
  /** Seconds, bound. */
  within: string;
}

/**
 * Those who did the one thing, and the other later than it and within some seconds: of each second act only the latest first
 * one before it matters. Acts of the same millisecond have no order. `windowFunnel` misses what is both acts at once.
 */
export const whoDidThen = ({ whose, rows, first, second, within }: TwoActs): string => `
    SELECT ${whose} FROM (
      SELECT ${whose}, is_second, ms,
        maxIf(ms, is_first) OVER (PARTITION BY ${whose} ORDER BY ms RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
      FROM (
        SELECT e.${whose} AS ${whose}, toUnixTimestamp64Milli(e.at) AS ms, (${first}) AS is_first, (${second}) AS is_second
        FROM events AS e
        WHERE ${rows} AND ((${first}) OR (${second}))))
    WHERE is_second AND before > 0 AND ms - before <= ${within} * 1000`;

/**
 * Sessions with all steps in their order, each later than the one before. The earliest act that will do is always the best
 * choice, so one pass over the acts of a session in order decides it.
 */
export function whichDidInOrder(rows: string, steps: readonly string[], bind: Bind): string {
  const mask = steps.map((step, index) => `bitShiftLeft(toUInt16(${step}), ${index})`).join(' + ');
  return `
    SELECT session_id FROM (
      SELECT session_id, arraySort(groupArray((toUnixTimestamp64Milli(e.at), toUInt16(${mask})))) AS acts
      FROM events AS e
      WHERE ${rows} AND (${steps.map((sql) => `(${sql})`).join(' OR ')})
      GROUP BY session_id)
    WHERE arrayFold(
      (done, act) -> if(act.1 > done.1 AND bitTest(act.2, done.2), (act.1, toUInt8(done.2 + 1)), done),
      acts, (toInt64(0), toUInt8(0))).2 = ${bind(steps.length)}`;
}
