import type { BatchFrameAnswer, FrameAnswer } from '@desirepath/contract/clients';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import { appError, refusalHeaders, toErrorBody } from '../errors/app-error.ts';
import { trackEvents } from './adapters/calls.ts';
import type { DeliveryDependencies } from './adapters/deliver.ts';
import { isFields } from './adapters/fields.ts';
import { fingerprintOf } from './adapters/identity.ts';
import { callerOf } from './adapters/routes.ts';
import type { BodyBudget } from './bodies.ts';
import { readBody } from './decode.ts';
import { originOf } from './origin.ts';
import type { Serve, Sockets } from './sockets.ts';
import { Turns } from './turns.ts';

export interface SocketDependencies extends DeliveryDependencies {
  sockets: Sockets;
  bodies: BodyBudget;
}

/** The WebSockets of `contract/clients.ts`. */
export function addSocketCalls(app: FastifyInstance, deps: SocketDependencies): void {
  const speak = (url: string, serveOf: (request: FastifyRequest) => Serve) =>
    app.route({
      method: 'GET',
      url,
      helmet: false,
      preValidation: async (request) => {
        if (request.ws) deps.sockets.admit(request.ip);
      },
      handler: async () => {
        throw appError('upgrade_required');
      },
      wsHandler: (socket, request) => deps.sockets.accept(socket, request.ip, serveOf(request)),
    });
  speak('/ws/tracking', (request) => trackingFrames(request, deps));
  speak('/ws/batches', (request) => batchFrames(request, deps));
}

/** Each frame is a body of `POST /api/track/events`. */
function trackingFrames(request: FastifyRequest, deps: SocketDependencies): Serve {
  const caller = callerOf(request);
  const turns = new Turns();
  return async (frame, place): Promise<FrameAnswer> => {
    // Before anything is waited for: a frame that is compressed takes longer to read than the one behind it.
    const turn = turns.take();
    const held = deps.bodies.open();
    let seq = place;
    try {
      held.grow(frame.length);
      const { text, value } = await readBody(frame, held.grow);
      seq = numberIn(value, 'seq') ?? place;
      // Of each frame: a key that is revoked stops working at once.
      const keySite = await deps.siteOfKey(request.headers.authorization);
      const call = { body: value, identity: fingerprintOf(text), caller: { ...caller, keySite, turn } };
      return { seq, ...(await trackEvents(call, deps)) };
    } catch (error) {
      return { seq, accepted: 0, rejected: [], ...refusalOf(error, request.log) };
    } finally {
      turn.end();
      held.release();
    }
  };
}

/** Each frame is a body of `POST /api/track/batches`. */
function batchFrames(request: FastifyRequest, deps: SocketDependencies): Serve {
  const origin = { ...originOf(request), isTracker: true };
  return async (frame): Promise<BatchFrameAnswer> => {
    const held = deps.bodies.open();
    let batch = {};
    try {
      held.grow(frame.length);
      const { value } = await readBody(frame, held.grow);
      batch = keyOf(value);
      return { ...batch, status: 202, ...(await deps.receive(value, origin)) };
    } catch (error) {
      return { ...batch, ...refusalOf(error, request.log) };
    } finally {
      held.release();
    }
  };
}

const numberIn = (value: unknown, name: string) =>
  isFields(value) && typeof value[name] === 'number' ? value[name] : undefined;

function keyOf(value: unknown): Pick<BatchFrameAnswer, 'tab_id' | 'seq'> {
  const seq = numberIn(value, 'seq');
  const tab_id = isFields(value) && typeof value.tab_id === 'string' ? value.tab_id : undefined;
  return { ...(tab_id === undefined ? {} : { tab_id }), ...(seq === undefined ? {} : { seq }) };
}

function refusalOf(error: unknown, log: FastifyBaseLogger) {
  const { status, body } = toErrorBody(error);
  if (status >= 500 && status !== 503) log.error({ err: error, code: body.code }, 'frame failed');
  const wait = refusalHeaders(error)['retry-after'];
  return { status, ...body, ...(wait === undefined ? {} : { retry_after: Number(wait) }) };
}
