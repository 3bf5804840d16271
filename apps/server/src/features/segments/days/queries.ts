/** First moment of the range, and the first after it. DST is the engine's business: it knows each zone's midnights. */
export const FROM = 'toDateTime64({from:String}, 3, {tz:String})';
export const UNTIL = 'toDateTime64({until:String}, 3, {tz:String})';
