import { TEXT } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import type { BatchAnswer } from '@desirepath/contract/tracking';
import type { Origin } from '../origin.ts';
import type { RateLimits } from '../rate-limits.ts';
import type { createReceiver } from '../receive.ts';
import type { Turn } from '../turns.ts';
import { allSettled } from './all-settled.ts';
import { eventBatches, type Outcome, replayBatches, type Sent, send } from './batches.ts';
import { type Claim, sourceOf } from './claim.ts';
import { type Body, type IdentityDependencies, identityOf, partsOf, type Whose } from './identity.ts';
import { uuidOf } from './ids.ts';
import { createPages, type Pages } from './pages.ts';
import { type Recorded, readRecorded } from './recorded.ts';
import type { ClientSession, ClientSessions } from './sessions.ts';
import { type KnownSites, siteOf } from './sites.ts';
import { type Entry, type Translation, translate } from './translate.ts';

export interface DeliveryDependencies extends IdentityDependencies {
  /** Of this process alone, drawn at random: what it goes into tells nothing of an address, to no one. */
  secret: string;
  receive: ReturnType<typeof createReceiver>;
  limits: Pick<RateLimits, 'spendOfIp' | 'chargeIp' | 'refusalOfIp'>;
  sites: KnownSites;
  sessions: ClientSessions;
  /** The one site that an API key in an `Authorization` header may send to. @throws AppError not_signed_in, forbidden */
  siteOfKey(authorization: string | undefined): Promise<number | undefined>;
}

/** Who calls, as far as the request tells. */
export interface Caller {
  origin: Origin;
  /** Its `Origin` header. */
  pageOrigin: string | undefined;
  /** Its `Referer` header: the page, or a part of its address. */
  page: string | undefined;
  /** The site of the key that it came with, where that is for one. */
  keySite?: number | undefined;
  /** Its place among the frames of its connection: a later one may name a session alone that an earlier one began. */
  turn?: Turn;
}

/** What belongs to one session, out of one body. */
export interface Parcel {
  claim: Claim;
  events: Entry[];
  /** rrweb's events, and the place in the request of the first. */
  replay?: { firstIndex: number; events: readonly unknown[] };
}

/** Where a parcel goes. */
export interface Address {
  site: Site;
  /** Of nobody who is named: the pipeline finds out who it was for a day. */
  session: ClientSession | undefined;
}

/** @throws AppError as siteOf does; rate_limited */
export async function addressOf(claim: Claim, caller: Caller, deps: DeliveryDependencies): Promise<Address> {
  // Whoever names sessions that nobody knows makes us look for them: that is paid for before.
  deps.limits.spendOfIp(caller.origin.ip, 1);
  const site = await siteOf(claim, caller, deps.sites, deps.sessions);
  const { session_id, visitor_id } = claim;
  if (session_id !== undefined) return { site, session: await deps.sessions.at(site.id, session_id, visitor_id) };
  if (visitor_id !== undefined) return { site, session: await deps.sessions.ofVisitor(site.id, visitor_id) };
  return { site, session: undefined };
}

/** A parcel as the batches that are made of it. */
export interface Prepared {
  sent: Sent[];
  refusing: Pick<Outcome, 'rejected'>[];
  origin: Origin;
}

/** Finds out whose a parcel is, and translates it into batches. @throws AppError as addressOf does */
export async function prepare(
  parcel: Parcel,
  body: Body,
  caller: Caller,
  isOpen: boolean,
  deps: DeliveryDependencies,
): Promise<Prepared> {
  const { claim } = parcel;
  if (claim.tracking_id === undefined) await caller.turn?.comes;
  const address = await addressOf(claim, caller, deps);
  const whose = whoseOf(address, caller, deps);
  const pages = createPages(address.site, [claim.url, caller.page], partsOf(whose));
  const now = deps.clock();
  const translation = translate(parcel.events, { ...claim, now, pages, isOpen });
  const recorded = readRecorded(parcel.replay?.events ?? [], parcel.replay?.firstIndex ?? 0, now);

  noteSession(address, claim, translation, pages);
  const head = headOf(address, claim, now);
  const identity = identityOf(body, whose, newestOf(translation, recorded), deps);
  const recording = { body, whose, page_id: pages.id(pages.url(undefined)), attemptOf: identity.attemptOf };
  const origin: Origin = {
    ...caller.origin,
    ...(claim.user_agent !== undefined && { userAgent: claim.user_agent }),
    declared: address.session?.declared,
  };
  const sent = [...eventBatches(translation.items, head, identity), ...replayBatches(recorded.chunks, head, recording)];
  return { sent, refusing: [translation, recorded], origin };
}

/**
 * Waits until what is prepared is durable.
 * @throws AppError as the pipeline does, but for events that are refused: these are told in the answer
 */
export async function sendPrepared(
  { sent, refusing, origin }: Prepared,
  deps: Pick<DeliveryDependencies, 'receive' | 'seen'>,
): Promise<BatchAnswer> {
  const outcomes = await allSettled(sent.map((one) => send(one, origin, deps)));
  return summed([...refusing, ...outcomes], outcomes);
}

/** Translates a parcel into batches and waits until they are durable. @throws AppError as both steps do */
export async function deliver(
  parcel: Parcel,
  body: Body,
  caller: Caller,
  isOpen: boolean,
  deps: DeliveryDependencies,
): Promise<BatchAnswer> {
  return sendPrepared(await prepare(parcel, body, caller, isOpen, deps), deps);
}

/** A place of the request is taken when all that was made of it is. */
function summed(refusing: Pick<Outcome, 'rejected'>[], outcomes: Outcome[]): BatchAnswer {
  const refused = new Map(refusing.flatMap(({ rejected }) => rejected.map(({ index, reason }) => [index, reason])));
  const taken = new Set(outcomes.flatMap((outcome) => outcome.taken));
  for (const index of refused.keys()) taken.delete(index);
  const rejected = [...refused].map(([index, reason]) => ({ index, reason }));
  return { accepted: taken.size, rejected: rejected.sort((one, other) => one.index - other.index) };
}

const newestOf = (translation: Translation, recorded: Recorded): number | undefined => {
  const moments = [translation.newest, recorded.newest].filter((at) => at !== undefined);
  return moments.length > 0 ? Math.max(...moments) : undefined;
};

const whoseOf = ({ site, session }: Address, { origin }: Caller, { secret }: DeliveryDependencies): Whose => ({
  site_id: site.id,
  // Where nobody is named an address and its browser stand for one, in a form that only this process can make.
  name: session?.session_id ?? uuidOf('address', secret, origin.ip, origin.userAgent),
});

/** Keeps what the body tells of its session, for what comes of it later. */
function noteSession({ session }: Address, claim: Claim, { user_id }: Translation, pages: Pages): void {
  if (!session) return;
  session.user_id = user_id ?? claim.user_id ?? session.user_id;
  session.source ??= sourceOf(pages.url(undefined), claim.referrer);
}

function headOf({ site, session }: Address, claim: Claim, now: number) {
  const user_id = session?.user_id ?? claim.user_id;
  return {
    tracking_id: site.tracking_id,
    ...(session ? { visitor_id: session.visitor_id, session_id: session.session_id } : {}),
    sent_at: now,
    ...(user_id === undefined ? {} : { user_id }),
    ...(claim.language === undefined ? {} : { language: claim.language.slice(0, TEXT.language) }),
    ...(session?.source ? { source: session.source } : {}),
  };
}
