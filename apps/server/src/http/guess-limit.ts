import { GUESSES } from '@desirepath/contract/limits';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { appError } from '../errors/app-error.ts';
import { countInMemory } from './attempts.ts';
import { bearerOf } from './guard.ts';
import { networkOf } from './network-of.ts';
import { Recent } from './recent.ts';
import type { AddHeadRule, Head } from './refused-by-head.ts';
import { hashOfToken } from './secret-token.ts';

export interface GuessLimit {
  /** Says of a token that it was good: who comes with it is not turned away for what others do at their address. */
  admit(token: string): void;
}

/**
 * Turns away whoever has been wrong too often with a token or a password and comes with another one: before their request is read and
 * anything is looked up, so that guessing costs everybody else nothing. Those who share the address are let in by the cookie of a session,
 * or by a token that has been good here before.
 */
export function limitGuesses(server: FastifyInstance, addHeadRule: AddHeadRule, clock: () => number): GuessLimit {
  const wrong = countInMemory(GUESSES.window, clock);
  const admitted = new Recent<true>(GUESSES.admitted);
  /** Those who count as wrong until it is known that they were not. */
  const doubted = new WeakSet<FastifyRequest>();
  const isAdmitted = (token: string | undefined) =>
    token !== undefined && admitted.get(hashOfToken(token)) !== undefined;

  const isGuess = ({ headers, method, path }: Pick<Head, 'headers' | 'method' | 'path'>) => {
    const token = bearerOf(headers);
    return (token !== undefined || isSigningIn(method, path)) && !isAdmitted(token);
  };

  addHeadRule((head) => {
    const wait = wrong.waitOf(networkOf(head.ip), GUESSES.wrong);
    return wait > 0 && isGuess(head) ? tooMany(wait) : undefined;
  });
  // Nearly every request is no guess, and waits for nothing.
  server.addHook('onRequest', (request, _reply, done) => {
    const { headers, method, url, ip } = request;
    if (!isGuess({ headers, method, path: url })) return done();
    wrong.count([[networkOf(ip), GUESSES.wrong]]).then((wait) => {
      if (wait > 0) return done(tooMany(wait)); // one that came by an upgrade to another protocol, and no rule has seen
      doubted.add(request);
      done();
    }, done);
  });
  server.addHook('onResponse', (request, { statusCode, raw }, done) => {
    const wasWrong = statusCode === 401 || statusCode === 429 || !raw.writableFinished;
    if (wasWrong || !doubted.has(request)) return done();
    wrong.takeBack(networkOf(request.ip)).then(() => done(), done);
  });
  return { admit: (token) => admitted.set(hashOfToken(token), true) };
}

const tooMany = (wait: number) => appError('rate_limited', { retryAfter: Math.ceil(wait / 1000) });

/** Of the routes of the accounts slice those that anybody may call. */
const isSigningIn = (method: string, path: string) => method === 'POST' && /^\/api\/(auth|token)\b/.test(path);
