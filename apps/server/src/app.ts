import { setTimeout as sleep } from 'node:timers/promises';
import { HTTP } from '@desirepath/contract/limits';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { troubleWithBackups } from './app/backups.ts';
import { openIngest } from './app/ingest.ts';
import { listen } from './app/listen.ts';
import { registerRoutes } from './app/register-routes.ts';
import { createRouter } from './app/router.ts';
import { startSchedule } from './app/schedule.ts';
import { openSlices } from './app/slices.ts';
import { type GivenStores, openStores } from './app/stores.ts';
import { removeNoted } from './features/sites/removal.ts';
import { limitGuesses } from './http/guess-limit.ts';
import { addressReader } from './http/proxies.ts';
import { refuseByHead } from './http/refused-by-head.ts';
import { createServer } from './http/server.ts';
import type { Config } from './settings/config.ts';
import { ownAddress } from './settings/own-address.ts';

export interface App {
  log: FastifyBaseLogger;
  /** For tests: sends a request without a socket. */
  inject: FastifyInstance['inject'];
  /**
   * Begins to listen. @returns the address people open, the one on this machine, and where the first account is made from elsewhere, as
   * long as there is none
   */
  start(): Promise<{ address: string; local: string; setup: string | undefined }>;
  /** Does a job of a command here and now. @throws what keeps it from being done */
  carryOut(kind: string, payload: unknown): Promise<void>;
  /** Ends in order: no new requests, what was accepted is committed, stores are closed. */
  close(): Promise<void>;
}

/** Puts the house together: stores, ingest, slices, HTTP. The one place where they know of each other. */
export async function createApp(config: Config, clock: () => number = Date.now, given: GivenStores = {}): Promise<App> {
  const server = await createServer(config);
  const { log } = server;
  const addHeadRule = refuseByHead(server.server, addressReader(config));
  const guessLimit = limitGuesses(server, addHeadRule, clock);
  const stores = await openStores({ config, clock, log }, given);
  const ingest = openIngest(stores);
  const slices = await openSlices(stores, ingest, guessLimit);
  await registerRoutes(server, addHeadRule, stores, ingest, slices, createRouter(stores, ingest, slices));

  const { sites } = stores;
  const { commit, sessions, robots, live } = ingest;
  const { accounts, jobs, removeData, safeFetch, setupToken, surveys } = slices;
  await removeNoted(sites, removeData);
  await jobs.start();
  const stopSchedule = startSchedule(stores, slices);

  return {
    log,
    inject: server.inject.bind(server),
    carryOut: (kind, payload) => jobs.carryOut(kind, payload),
    async start() {
      await listen(server, config.PORT, config.HOST);
      const trouble = troubleWithBackups(config);
      if (trouble) log.warn(`No backups can be written: ${trouble}`);
      const bound = server.server.address();
      const port = bound && typeof bound === 'object' ? bound.port : config.PORT; // PORT=0 leaves the choice to the system
      const local = ownAddress(config, port);
      const address = config.BASE_URL ?? local;
      const setup = (await accounts.isNew()) ? `${address}/register#setup=${setupToken}` : undefined;
      return { address, local, setup };
    },
    async close() {
      const stopped = stopSchedule();
      // Requests under way wait for their commit, so that goes first; a client that will not end is cut off.
      const ended = server.close();
      await commit.drain();
      await Promise.race([ended, sleep(HTTP.shutdownTimeout)]);
      await commit.drain();
      await sessions.drain();
      await robots.drain();
      await jobs.close();
      await Promise.race([stopped, sleep(HTTP.shutdownTimeout)]);
      surveys.register.close();
      await safeFetch.close();
      sites.close();
      live.close();
      await stores.close();
    },
  };
}
