import { SURVEYS } from '@desirepath/contract/limits';
import { surveyTracking } from '@desirepath/contract/survey-live';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { parseInput } from '../../http/parse-input.ts';
import { type Origin, originOf } from '../origin.ts';

type InputOf<Call extends keyof typeof surveyTracking> = z.output<
  NonNullable<(typeof surveyTracking)[Call]['~orpc']['inputSchema']>
>;
type OutputOf<Call extends keyof typeof surveyTracking> = z.output<
  NonNullable<(typeof surveyTracking)[Call]['~orpc']['outputSchema']>
>;

/** What pages ask and tell of surveys. */
export interface SurveyCalls {
  live(input: InputOf<'live'>, origin: Origin): Promise<OutputOf<'live'>>;
  eligible(input: InputOf<'eligible'>, origin: Origin): Promise<OutputOf<'eligible'>>;
  submit(body: unknown, origin: Origin): Promise<OutputOf<'submit'>>;
}

interface Surroundings {
  /** @param most bytes, once decompressed */
  read(request: FastifyRequest, most: number): Promise<{ value: unknown }>;
  allowAnyOrigin(url: string): void;
}

/** A survey that goes live reaches who is on the site within minutes, as other settings do; to ask again costs little. */
const ONE_MINUTE = 'public, max-age=60';

/** The public calls of `contract/survey-live.ts`. */
export function addSurveyCalls(app: FastifyInstance, { read, allowAnyOrigin }: Surroundings, calls: SurveyCalls): void {
  app.get('/api/track/surveys', { helmet: false }, async (request, reply) => {
    const input = parseInput(surveyTracking.live['~orpc'].inputSchema, request.query);
    const answer = await calls.live(input, originOf(request));
    return reply.header('cache-control', input.preview === undefined ? ONE_MINUTE : 'no-store').send(answer);
  });

  allowAnyOrigin('/api/track/surveys/eligible');
  app.post('/api/track/surveys/eligible', { helmet: false, bodyLimit: SURVEYS.bodyBytes }, async (request) => {
    const { value } = await read(request, SURVEYS.bodyBytes);
    return calls.eligible(parseInput(surveyTracking.eligible['~orpc'].inputSchema, value), originOf(request));
  });

  allowAnyOrigin('/api/surveys/responses');
  app.post('/api/surveys/responses', { helmet: false, bodyLimit: SURVEYS.bodyBytes }, async (request, reply) => {
    const { value } = await read(request, SURVEYS.bodyBytes);
    return reply.code(201).send(await calls.submit(value, originOf(request)));
  });
}
