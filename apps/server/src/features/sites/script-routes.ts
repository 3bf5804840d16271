import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { contract } from '@desirepath/contract';
import type { Site } from '@desirepath/contract/sites';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { appError } from '../../errors/app-error.ts';
import type { Guard } from '../../http/guard.ts';
import { rawRoute } from '../../http/raw-route.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { trackingScript } from './tracking-script.ts';

/** Any site loads the scripts. */
const FOR_ANY_SITE = {
  'content-type': 'text/javascript; charset=utf-8',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'timing-allow-origin': '*',
  vary: 'accept-encoding',
};
/** A change of settings reaches visitors within minutes; asking again costs a 304. */
const FIVE_MINUTES = 'public, max-age=300';
const FOREVER = 'public, max-age=31536000, immutable';

const BUILT = join(import.meta.dirname, '../../../../../packages/tracker/dist');

interface Script {
  text: string;
  brotli: Buffer;
  etag: string;
}

/** The built scripts of the tracker. @throws where they have not been built */
export function readScripts() {
  const read = (name: string) => readFileSync(join(BUILT, `${name}.js`), 'utf8');
  const named = (name: string) => {
    const text = read(name);
    // The name changes with the content, so that it can be kept for ever.
    return { name: `${name}-${hashOf(text)}.js`, text };
  };
  return {
    core: read('core'),
    extras: named('extras'),
    replay: named('replay'),
    replayOnRequest: named('replay-on-request'),
    pieces: named('pieces'),
    picture: named('picture'),
    survey: named('survey'),
    feedback: named('feedback'),
  };
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 12);

const compress = promisify(brotliCompress);

async function toScript(text: string): Promise<Script> {
  // Quality 11 takes 100 ms for the replay script, once; a visitor's connection is paid for each time.
  const brotli = await compress(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return { text, brotli, etag: `"${hashOf(text)}"` };
}

/** The scripts that pages load: the core, made for each site, and those beside it, the same for all. */
export function scriptRoutes(
  { core, extras, replay, replayOnRequest, pieces, picture, survey, feedback }: ReturnType<typeof readScripts>,
  sites: Sites,
  isSurveyLive: (siteId: number) => boolean,
  guard: Guard,
) {
  const names = {
    extras_script: extras.name,
    replay_script: replay.name,
    replay_on_request_script: replayOnRequest.name,
    pieces_script: pieces.name,
    picture_script: picture.name,
    survey_script: survey.name,
    feedbackScript: feedback.name,
  };
  const beside = new Map(
    [extras, replay, replayOnRequest, pieces, picture, survey, feedback].map(({ name, text }) => [
      name,
      toScript(text),
    ]),
  );
  /** By content, so that a change of settings needs no word to this cache. */
  const made = new Map<string, Promise<Script>>();

  const scriptOf = (site: Site): Promise<Script> => {
    const text = trackingScript(core, site, names, isSurveyLive(site.id));
    let script = made.get(text);
    if (!script) {
      if (made.size >= 1000) made.clear(); // 20 KB each
      script = toScript(text);
      made.set(text, script);
    }
    return script;
  };

  return async (app: FastifyInstance) => {
    app.get<{ Params: { file: string } }>('/t/:file', async (request, reply) => {
      const shared = beside.get(request.params.file);
      if (shared) return send(request, reply, await shared, FOREVER);
      const site = sites.findByTrackingId(request.params.file.replace(/\.js$/, ''));
      if (!site) throw appError('unknown_tracking_id');
      return send(request, reply, await scriptOf(site), FIVE_MINUTES);
    });

    for (const call of [contract.sites.trackingScript, contract.sites.trackingScriptOfHeatmaps])
      rawRoute(app, guard, call, async ({ input, caller, reply }) => {
        const site = await sites.owned(caller.account.id, input.id);
        return send(reply.request, reply, await scriptOf(site), 'private, no-cache');
      });
  };
}

/** Compared as RFC 9110 has it (13.1.2): there may be several, and a proxy that compresses makes each of them a weak one. */
const isNamed = (etag: string, known = ''): boolean =>
  known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);

function send(request: FastifyRequest, reply: FastifyReply, script: Script, cacheControl: string): FastifyReply {
  reply.headers({ ...FOR_ANY_SITE, etag: script.etag, 'cache-control': cacheControl });
  if (isNamed(script.etag, request.headers['if-none-match'])) return reply.code(304).send();
  if (/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) {
    return reply.header('content-encoding', 'br').send(script.brotli);
  }
  return reply.send(script.text);
}
