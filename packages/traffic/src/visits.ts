import { pickGadget } from './audience/devices.ts';
import { pickPlace } from './audience/places.ts';
import { busyness, crowdBusyness } from './audience/rhythm.ts';
import { pickArrival } from './audience/sources.ts';
import { GATHER_MS } from './page/tracked.ts';
import { createRandom, type Random } from './random.ts';
import { makeVisit, type Visit, type Visitor } from './visit.ts';

export interface VisitsOptions {
  /** The same seed and times give the same visits. */
  seed: string;
  /** Epoch ms. Everything that is told of happens from here … */
  from: number;
  /** … until here: some visits are still going on then. */
  to: number;
  /** How many. */
  visits: number;
  /** Share of them with a replay, 0 to 1. */
  replayShare: number;
  /** Where the demo shop is served, e.g. `http://localhost:8080`. */
  origin: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Of the visits, one in this many begins in the last minutes, so that somebody is there when the story ends. */
const STILL_HERE = 500;
const LAST_MINUTES = 3 * MINUTE;
/** Share of the visits made by somebody who was there before. */
const COME_BACK = 0.27;
/** People remembered for that. */
const REMEMBERED = 1000;
/** Nobody comes back while they may still be there: longer than any visit and the half hour that ends a session. */
const AWAY = 90 * MINUTE;
/** Nobody sends what happened long ago in small parts: without a replay, a batch is a whole page view. */
const WHOLE_PAGE = Number.MAX_SAFE_INTEGER;

/** Believable visits of the demo shop, the oldest first. They are made one at a time, as they are asked for. */
export function* makeVisits({ seed, from, to, visits, replayShare, origin }: VisitsOptions): Generator<Visit> {
  const somebody = gatherCrowd();
  const random = createRandom(`${seed}/starts`);
  const starts = Array.from({ length: visits }, (_, index) => {
    if (index % STILL_HERE === 0) return random.between(Math.max(from, to - LAST_MINUTES), to - 1000);
    let start = random.between(from, to);
    while (!random.chance(crowdBusyness(start))) start = random.between(from, to);
    return start;
  }).sort((one, other) => one - other);

  for (const [index, start] of starts.entries()) {
    const own = createRandom(`${seed}/${index}`);
    const started_at = Math.floor(start);
    yield makeVisit(own, {
      visitor: somebody(own, started_at),
      arrival: pickArrival(own),
      started_at,
      until: to,
      isRecorded: own.chance(replayShare),
      origin,
      batchMs: WHOLE_PAGE,
    });
  }
}

export type LiveVisitsOptions = Omit<VisitsOptions, 'to' | 'visits'> & {
  /** In a busy hour; fewer come at night. */
  perHour: number;
};

/** Visits that begin from `from` on, without an end, to be played as their time comes. */
export function* makeLiveVisits({ seed, from, perHour, replayShare, origin }: LiveVisitsOptions): Generator<Visit> {
  const somebody = gatherCrowd();
  const random = createRandom(`${seed}/live/starts`);
  let at = from;
  for (let index = 0; ; index++) {
    // A Poisson process, thinned by the hour: nobody waits for the one before.
    do at -= Math.log(1 - random.next()) * (HOUR / perHour);
    while (!random.chance(crowdBusyness(at)));
    const own = createRandom(`${seed}/live/${index}`);
    const started_at = Math.floor(at);
    yield makeVisit(own, {
      visitor: somebody(own, started_at),
      arrival: pickArrival(own),
      started_at,
      until: Number.MAX_SAFE_INTEGER,
      isRecorded: own.chance(replayShare),
      origin,
      batchMs: GATHER_MS,
    });
  }
}

/** Who comes next: somebody new, likely from where it is a busy hour, or somebody who was there before. */
function gatherCrowd(): (random: Random, at: number) => Visitor {
  const crowd: { visitor: Visitor; lastSeen: number }[] = [];
  return (random, at) => {
    const known = crowd.length > 0 && random.chance(COME_BACK) ? random.pick(crowd) : undefined;
    if (known && at - known.lastSeen > AWAY) {
      known.lastSeen = at;
      known.visitor.isReturning = true;
      return known.visitor;
    }
    let place = pickPlace(random);
    while (!random.chance(busyness(at, place.utcOffset))) place = pickPlace(random);
    const visitor = { id: random.uuid(), gadget: pickGadget(random), place, isReturning: false, userId: undefined };
    crowd[crowd.length < REMEMBERED ? crowd.length : random.int(0, REMEMBERED - 1)] = { visitor, lastSeen: at };
    return visitor;
  };
}
