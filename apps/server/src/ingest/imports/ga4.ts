import { say } from '@desirepath/contract/issues';
import { PROPS, TEXT } from '@desirepath/contract/limits';
import { z } from 'zod';
import { parsedJson } from '../../http/parsed-json.ts';
import {
  type BadRow,
  browserOf,
  clean,
  countryCode,
  deviceOf,
  type ImportedEvent,
  isInReach,
  pageOf,
  type Rows,
  systemOf,
} from './imported.ts';
import { linesOf } from './json-lines.ts';

/** A number, which BigQuery writes as text where JSON could not hold it. */
const wireNumber = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
]);
const text = z
  .string()
  .nullish()
  .transform((given) => given ?? undefined);

const param = z.object({
  key: z.string(),
  value: z.object({
    string_value: text,
    int_value: wireNumber.nullish(),
    float_value: wireNumber.nullish(),
    double_value: wireNumber.nullish(),
  }),
});

/** An event of the export to BigQuery, as far as it is read. https://support.google.com/analytics/answer/7029846 */
const exported = z.object({
  /** Microseconds. */
  event_timestamp: wireNumber,
  event_name: z.string(),
  event_params: z.array(param).nullish(),
  user_pseudo_id: text,
  user_id: text,
  device: z
    .object({ category: text, operating_system: text, language: text, web_info: z.object({ browser: text }).nullish() })
    .nullish(),
  geo: z.object({ country: text, region: text, city: text }).nullish(),
  collected_traffic_source: z
    .object({
      manual_source: text,
      manual_medium: text,
      manual_campaign_name: text,
      manual_term: text,
      manual_content: text,
    })
    .nullish(),
});
type Exported = z.infer<typeof exported>;

/** What Google counts by itself; sessions and engagement are found anew here. */
const ITS_OWN = new Set(['session_start', 'first_visit', 'user_engagement', 'scroll']);
const PARAMS_OF_ITS_OWN =
  /^(ga_session_|engagement_time|engaged_session|page_|session_engaged|entrances|batch_|ignore_referrer|debug_mode)/;

export const isGa4Event = (given: unknown): boolean => exported.safeParse(given).success;

export async function* readGa4(file: string, now: number): Rows {
  for await (const { row, text } of linesOf(file)) {
    if (text?.trim() === '') continue;
    const event = eventOf(row, text, now);
    if (event) yield event;
  }
}

/** Undefined for what Google made itself. */
function eventOf(row: number, text: string | undefined, now: number): ImportedEvent | BadRow | undefined {
  const read = exported.safeParse(text === undefined ? undefined : parsedJson(text));
  if (!read.success) return { row, reason: say(text === undefined ? 'row_too_long' : 'row_no_event') };
  const { event_name, event_timestamp, event_params, user_pseudo_id, user_id, device, geo } = read.data;
  if (ITS_OWN.has(event_name)) return undefined;
  const params = new Map(event_params?.map(({ key, value }) => [key, contentOf(value)]));
  const at = Math.floor(event_timestamp / 1000);
  const page = params.get('page_location');
  const visitor = user_pseudo_id ?? user_id;
  if (!isInReach(at, now)) return { row, reason: say('row_time', { column: 'event_timestamp', given: String(at) }) };
  if (!visitor) return { row, reason: say('row_no_consent') };
  if (typeof page !== 'string') return { row, reason: say('row_column_missing', { column: 'page_location' }) };
  const title = params.get('page_title');
  const referrer = params.get('page_referrer');
  const isPage = event_name === 'page_view';
  return {
    row,
    at,
    type: isPage ? 'page_view' : 'custom',
    session: `${visitor} ${params.get('ga_session_id') ?? new Date(at).toISOString().slice(0, 10)}`,
    visitor,
    page: pageOf({ path: page, ...(typeof title === 'string' && { title }) }),
    ...(!isPage && { name: clean(event_name, TEXT.eventName), props: ownParams(params) }),
    // What is sent together has one moment, and may have one name.
    id: `${visitor} ${event_timestamp} ${event_name} ${JSON.stringify([...params])}`,
    source: { ...(typeof referrer === 'string' && { referrer }), ...utmOf(read.data) },
    device: deviceOf(device?.category),
    browser: browserOf(device?.web_info?.browser),
    os: systemOf(device?.operating_system),
    country: countryCode(geo?.country),
    region: clean(geo?.region, 100),
    city: clean(geo?.city, 100),
    language: clean(device?.language, 35),
    user: clean(user_id, TEXT.userId),
  };
}

const contentOf = (value: z.infer<typeof param>['value']) =>
  value.string_value ?? value.int_value ?? value.float_value ?? value.double_value ?? null;

function ownParams(params: Map<string, string | number | null>): NonNullable<ImportedEvent['props']> {
  const own = [...params].filter(([key]) => !PARAMS_OF_ITS_OWN.test(key)).slice(0, PROPS.count);
  return Object.fromEntries(
    own.map(([key, value]) => [
      clean(key, TEXT.propKey),
      typeof value === 'string' ? clean(value, TEXT.propValue) : value,
    ]),
  );
}

function utmOf({ collected_traffic_source: from }: Exported): Record<string, string> {
  const found = {
    utm_source: from?.manual_source,
    utm_medium: from?.manual_medium,
    utm_campaign: from?.manual_campaign_name,
    utm_term: from?.manual_term,
    utm_content: from?.manual_content,
  };
  return Object.fromEntries(
    Object.entries(found).flatMap(([name, value]) => (value ? [[name, clean(value, TEXT.tag)]] : [])),
  );
}
