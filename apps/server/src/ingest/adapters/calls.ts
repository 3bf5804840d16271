import type { StartedSession } from '@desirepath/contract/clients';
import { CLIENTS, TEXT } from '@desirepath/contract/limits';
import type { BatchAnswer } from '@desirepath/contract/tracking';
import { appError } from '../../errors/app-error.ts';
import type { DeclaredAgent } from '../agent.ts';
import { browserName, deviceNamed, systemName } from '../agent-names.ts';
import { type Claim, readClaim } from './claim.ts';
import { addressOf, type Caller, type DeliveryDependencies, deliver, type Parcel } from './deliver.ts';
import { deliverAll } from './deliver-all.ts';
import { FieldReader, type Fields, isFields, named } from './fields.ts';
import type { Body } from './identity.ts';
import { aroundIn } from './kinds.ts';
import { siteOf } from './sites.ts';
import type { Entry } from './translate.ts';

/** A body, what it is known again by, and who sent it. */
export interface Call {
  body: unknown;
  identity: Body;
  caller: Caller;
}

const entries = (events: readonly unknown[]): Entry[] => events.map((given, index) => ({ index, given }));

/** @throws AppError invalid_input */
function objectOf(body: unknown): Fields {
  if (isFields(body)) return body;
  throw invalid('', 'Not an object');
}

/** @throws AppError invalid_input */
function listOf(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  throw invalid(path, 'Not a list');
}

const invalid = (path: string, message: string) => appError('invalid_input', { issues: [{ path, message }] });

/** `POST /api/track/events` and each frame of `/ws/tracking`. */
export function trackEvents({ body, identity, caller }: Call, deps: DeliveryDependencies): Promise<BatchAnswer> {
  const isList = Array.isArray(body);
  const envelope = isList ? undefined : objectOf(body);
  const hasEvents = envelope !== undefined && Object.hasOwn(envelope, 'events');
  const events = isList ? body : hasEvents ? eventsIn(envelope) : [body];
  if (events.length > CLIENTS.eventsPerRequest) throw tooMany();
  const parcels = bySession(entries(events), hasEvents ? envelope : undefined);
  return deliverAll(parcels, identity, caller, false, deps);
}

/** @throws AppError invalid_input where there is no list of them */
function eventsIn(envelope: Fields): readonly unknown[] {
  if (Array.isArray(envelope.events)) return envelope.events;
  throw invalid('events', 'Not a list');
}

const tooMany = () => invalid('events', `More than ${CLIENTS.eventsPerRequest}`);

const OWN_IDS = named('session_id', 'session', 'visitor_id', 'tracking_id', 'website_id');

/** The events of a list may belong to several sessions: each goes with those of its own. */
function bySession(events: Entry[], envelope: Fields | undefined): Parcel[] {
  const parcels = new Map<string, Parcel>();
  for (const entry of events) {
    const ids = isFields(entry.given) ? OWN_IDS.map((name) => shortText(entry.given, name)) : [];
    const key = ids.join('\n');
    const parcel = parcels.get(key);
    if (parcel) parcel.events.push(entry);
    else parcels.set(key, { claim: claimOf(entry, envelope), events: [entry] });
  }
  if (parcels.size === 0) return [{ claim: readClaim(envelope), events: [] }];
  return [...parcels.values()];
}

const shortText = (given: unknown, name: string) => new FieldReader(given).clipped([name], CLIENTS.id + 1) ?? '';

/** Titles are of single pages; all else of the first event holds for those after it that say nothing. */
function claimOf({ given }: Entry, envelope: Fields | undefined): Claim {
  const data = aroundIn(given, new FieldReader(given).object(['data']));
  return { ...readClaim(given, data, envelope), title: undefined };
}

/** `POST /collect`: one event, with what is known of it beside it. */
export function collect({ body, identity, caller }: Call, deps: DeliveryDependencies): Promise<BatchAnswer> {
  const event = objectOf(body);
  return deliverAll([{ claim: readClaim(event), events: entries([event]) }], identity, caller, true, deps);
}

/** `POST /api/events`: what was gathered on a page, and its recording. */
export function buffered({ body, identity, caller }: Call, deps: DeliveryDependencies): Promise<BatchAnswer> {
  const read = new FieldReader(objectOf(body));
  const analytics = listOf(read.value(['analytics', 'events']), 'analytics');
  const replay = listOf(read.value(['replay', 'rrweb']), 'replay');
  const claim = readClaim(read.object(['metadata']), body);
  const parcel = { claim, events: entries(analytics), replay: { firstIndex: analytics.length, events: replay } };
  return deliverAll([parcel], identity, caller, true, deps);
}

/** `POST /api/tracking/events`: movements, clicks, scrolling, forms. */
export function pointer({ body, identity, caller }: Call, deps: DeliveryDependencies): Promise<BatchAnswer> {
  const events = Array.isArray(body) ? body : listOf(objectOf(body).events, 'events');
  // A list alone says nothing around its events: the first of them does.
  const around = Array.isArray(body) ? body[0] : body;
  return deliverAll([{ claim: readClaim(around), events: entries(events) }], identity, caller, true, deps);
}

/** What HTTP says of a body of which nothing is taken. @throws AppError all_events_rejected */
export function refuseNothing(answer: BatchAnswer): BatchAnswer {
  if (answer.accepted > 0 || answer.rejected.length === 0) return answer;
  throw appError('all_events_rejected', {
    issues: answer.rejected.slice(0, ISSUES).map(({ index, reason }) => ({ path: `events.${index}`, message: reason })),
  });
}

/** More of them tell a person no more. */
const ISSUES = 20;

/** `POST /api/track/identify` @throws AppError unknown_session */
export async function identify({ body, identity, caller }: Call, deps: DeliveryDependencies) {
  const read = new FieldReader(objectOf(body));
  const claim = readClaim(body);
  if (claim.session_id === undefined) throw invalid('session_id', 'Missing');
  const user_identifier = claim.user_id;
  if (user_identifier === undefined) throw invalid('user_identifier', 'Missing');
  const { session } = await addressOf(claim, caller, deps);
  if (!session) throw appError('unknown_session');
  const event = { type: 'identify', user_identifier, traits: read.object(['traits']) ?? {}, timestamp: timeOf(read) };
  refuseNothing(await deliver({ claim, events: entries([event]) }, identity, caller, false, deps));
  return { session_id: session.session_id, visitor_id: session.visitor_id, user_identifier };
}

const timeOf = (read: FieldReader) => read.value(named('timestamp', 'time'));

/** `POST /api/track/sessions` @throws AppError unknown_tracking_id, unknown_site */
export async function startSession(
  { body, identity, caller }: Call,
  deps: DeliveryDependencies,
): Promise<StartedSession> {
  const read = new FieldReader(objectOf(body));
  const given = readClaim(body);
  const site = await siteOf(given, caller, deps.sites, deps.sessions);
  const session = deps.sessions.begin(site.id, given.session_id ?? deps.createUuid(), given.visitor_id);
  deps.sessions.remember(session.session_id, session);
  const said = {
    device_type: read.clipped(named('device_type', 'device'), TEXT.tag) ?? null,
    browser: read.clipped(['browser'], TEXT.tag) ?? null,
    os: read.clipped(named('os', 'operating_system'), TEXT.tag) ?? null,
    tags: tagsOf(read.value(['tags'])),
  };
  session.declared = declaredBy(said);
  const now = deps.clock();
  const facts = { ...said, tags: said.tags.join('\n') || null };
  const data = Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== null));
  const claim = { ...given, tracking_id: site.tracking_id, session_id: session.session_id };
  await deliver({ claim, events: entries([{ type: 'session_start', data }]) }, identity, caller, true, deps);
  return {
    session_id: session.session_id,
    visitor_id: session.visitor_id,
    tracking_id: site.tracking_id,
    started_at: new Date(now).toISOString(),
    viewport: given.viewport ?? null,
    ...said,
    user_identifier: given.user_id ?? null,
  };
}

/** By the names that these have here; a kind of device that there is not here is kept as it was said alone. */
function declaredBy({
  device_type,
  browser,
  os,
}: Pick<StartedSession, 'device_type' | 'browser' | 'os'>): DeclaredAgent {
  const device = device_type === null ? undefined : deviceNamed(device_type);
  return {
    ...(device && { device }),
    ...(browser !== null && { browser: browserName(browser) }),
    ...(os !== null && { os: systemName(os) }),
  };
}

/** @throws AppError invalid_input for what are no tags */
function tagsOf(given: unknown): string[] {
  const tags = typeof given === 'string' ? given.split(',') : listOf(given, 'tags');
  if (tags.length > CLIENTS.tags) throw invalid('tags', `More than ${CLIENTS.tags}`);
  return tags.map((tag) => {
    const text = typeof tag === 'string' ? tag.trim() : '';
    if (text === '' || text.length > CLIENTS.tag || /\p{Cc}/u.test(text))
      throw invalid('tags', `Not text on one line of up to ${CLIENTS.tag} characters`);
    return text;
  });
}
