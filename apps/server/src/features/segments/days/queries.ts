/** First moment of the range, and the first after it. DST is the engine's business: it knows each zone's midnights. */
export const FROM = 'toDateTime64({from:String}, 3, {tz:String})';
export const UNTIL = 'toDateTime64({until:String}, 3, {tz:String})';

/** Rows of sessions that began within the range: one may do something after its end. */
export const EVENTS_OF_SESSIONS = `site_id = {site:UInt32}
      AND day BETWEEN toDate(${FROM}, 'UTC') AND toDate(${UNTIL}, 'UTC') + 1`;
