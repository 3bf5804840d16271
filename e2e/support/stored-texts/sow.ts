import { DEFAULT_BUBBLE } from '@desirepath/contract/feedback-bubble';
import { addSite, type Client } from '../account.ts';
import { pointer, recordedTab, wholePage } from '../recorded.ts';
import { createDealer } from './corpus.ts';
import { placesIn, roundsOf, type WriteRoute, writeRoutes } from './places.ts';
import { plant } from './plant.ts';
import { ANYWHERE, FIRST, MADE_BY, type Made, NOT_KEPT, RECIPES, UNSENT } from './recipes.ts';

/**
 * Sends every route of the contract that stores something bodies that are as hostile as its schema lets them be.
 * @returns places where a text may stand and none did, each with its route: of a text that is new, until somebody says how it is sent
 */
export async function sow(client: Client, made: Made, payloads: readonly string[]): Promise<string[]> {
  const deal = createDealer(payloads);
  const routes = writeRoutes().filter(({ name, schema }) => !(name in UNSENT) && placesIn(schema).length > 0);
  const inOrder = [...FIRST.flatMap((name) => routes.filter((route) => route.name === name)), ...routes];
  const bare: string[] = [];
  for (const route of new Set(inOrder)) {
    const planted = new Set<string>();
    for (let round = 0; round < roundsOf(route.schema); round++) {
      const given = { ...ANYWHERE(made), ...RECIPES[route.name]?.(made, round) };
      const { body, places } = plant(route.schema, given, deal, round);
      for (const place of places) planted.add(place);
      await send(client, made, route, body);
    }
    const places = placesIn(route.schema).filter((place) => !planted.has(place) && !isNotKept(route.name, place));
    bare.push(...places.map((place) => `${route.name} ${place}`));
  }
  return bare;
}

/** What is there before anything hostile is: a site that asks for feedback, and a recorded visit. */
export async function start(url: string, client: Client): Promise<Made> {
  const site = await addSite(client, 'shop.example', { feedback: { ...DEFAULT_BUBBLE, on: true } });
  const tab = recordedTab(url, site.tracking_id);
  const at = Date.now() - 60_000;
  const page_id = crypto.randomUUID();
  const { session_id } = tab;
  await tab.send({
    ...{ seq: 0, page_id, events: [{ type: 'page_view', at }] },
    replay: [...wholePage(at, 'A shop'), pointer(at + 50_000, 5, 5)],
  });
  const { items } = await client.get<{ items: { id: string }[] }>('/api/teams');
  const team = items[0]?.id ?? '';
  return {
    site: String(site.id),
    tracking: site.tracking_id,
    team,
    '/teams': team,
    session: session_id,
    visitor: session_id,
    '/sites': String(site.id),
    '/recordings': session_id,
    site_id: String(site.id),
  };
}

const isNotKept = (route: string, place: string) =>
  NOT_KEPT.some(({ of, places }) => of.test(route) && places.test(place));

/** What of an answer says which thing was made. */
interface Answer {
  id?: string;
  tiles?: { id: string }[];
}

async function send(client: Client, made: Made, { name, method, path }: WriteRoute, body: unknown): Promise<void> {
  const own = path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => idFor(made, path, parameter));
  const parameters = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter));
  const rest =
    typeof body === 'object' && body !== null && !Array.isArray(body)
      ? Object.fromEntries(Object.entries(body).filter(([field]) => !parameters.has(field)))
      : body;
  const answer = await client
    .send<Answer | undefined>(method, path === '/collect' ? own : `/api${own}`, rest)
    .catch((error: Error) => {
      throw new Error(`${name}: ${error.message}\n${JSON.stringify(rest).slice(0, 2_000)}`);
    });
  // Of a tile the answer is its board; of some it is the sender who makes the id.
  const id = path.endsWith('/tiles') ? answer?.tiles?.at(-1)?.id : (answer?.id ?? (rest as Answer | undefined)?.id);
  if (method === 'POST' && id && !(path in made)) made[path] = id;
}

/** What was made at the path before the parameter. */
function idFor(made: Made, path: string, parameter: string): string {
  const before = path.slice(0, path.indexOf(`/{${parameter}}`));
  const id = made[before] ?? made[MADE_BY[parameter] ?? parameter];
  if (id === undefined) throw new Error(`Nothing was made yet for ${parameter} of ${path}`);
  return id;
}
