import { randomUUID } from 'node:crypto';
import Fastify, { type InjectOptions } from 'fastify';
import { z } from 'zod';
import { toErrorBody } from '../errors/app-error.ts';
import { type AccountsDependencies, createAccounts } from '../features/accounts/accounts.ts';
import type { RegistrationPolicy } from '../features/accounts/registration.ts';
import { defineRemoval } from '../features/sites/removal.ts';
import { createSitesRoutes, type SitesDependencies } from '../features/sites/routes.ts';
import { apiRoutes } from '../http/api.ts';
import { createGuard } from '../http/guard.ts';
import { Jobs } from '../jobs/jobs.ts';
import { createJobsRoutes } from '../jobs/routes.ts';
import type { Mail } from '../net/mailer/mail.ts';
import { openRecords } from '../storage/records/open.ts';
import { emptyPlace, type Place } from '../storage/records/places.testing.ts';
import { createRights } from '../storage/records/rights.ts';
import { createSites } from '../storage/records/sites.ts';
import { quickPasswords } from './quick-passwords.testing.ts';

interface Setting {
  registration?: RegistrationPolicy;
  /** Whether anyone may have a team. */
  isOpen?: boolean;
  baseUrl?: string;
  place?: Place;
  siteStatus?: SitesDependencies['siteStatus'];
  forgetSite?: (siteId: number) => Promise<void>;
  retain?: (siteId: number) => void;
  oidc?: AccountsDependencies['oidc'];
}

/** What came back; `body` is parsed JSON, or undefined where there is none. */
export interface Answer {
  status: number;
  // A test says what it expects of an answer; its type would only repeat that.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  body: any;
  cookies: string[];
  headers: Record<string, unknown>;
}

export const PASSWORD = 'correct horse battery staple';

/** The two slices over a real store behind a real Fastify, without behaviour data. */
export async function serveAccountsAndSites(setting: Setting = {}) {
  const { registration = 'open', baseUrl = 'http://localhost:8080', place: opened = await emptyPlace() } = setting;
  let now = Date.now();
  const clock = () => now;
  const app = Fastify();
  const records = await openRecords(opened.place);
  const sites = await createSites({ records, clock, log: app.log });
  const jobs = new Jobs({ records, clock, createUuid: randomUUID, log: app.log });
  const mails: Mail[] = [];
  const accounts = createAccounts({
    records,
    registration,
    setupToken: 'setup',
    baseUrl,
    isBaseUrlFixed: true,
    oidc: setting.oidc,
    secret: 's'.repeat(43),
    passwords: quickPasswords,
    jobs,
    sendMail: async (mail) => mails.push(mail),
    clock,
    log: app.log,
  });
  const rights = createRights(records);
  const forgetSite = setting.forgetSite ?? (async () => {});
  const removeData = defineRemoval({ jobs, sites, forgetSite, clock });
  const siteRoutes = createSitesRoutes({
    sites,
    rights,
    createUuid: randomUUID,
    isOpen: setting.isOpen ?? registration === 'open',
    siteStatus:
      setting.siteStatus ??
      (async () => ({ first_event_at: null, last_event_at: null, events: 0, recordings: 0, last_page: null })),
    isVisited: async () => false,
    removeData,
    retain: jobs.define('retention', z.object({ site: z.int() }), async ({ site }) => setting.retain?.(site)),
  });
  await jobs.start();
  app.setErrorHandler((error, _, reply) => {
    const { status, body } = toErrorBody(error);
    return reply.status(status).send(body);
  });
  const guard = createGuard({
    identities: accounts.identities,
    links: { find: async () => undefined },
    rights,
    audit: async () => {},
    baseUrl,
  });
  await app.register(
    apiRoutes(
      {
        accounts: accounts.routes,
        security: accounts.securityRoutes,
        sites: siteRoutes,
        jobs: createJobsRoutes({ records, jobs, clock }),
      },
      guard,
    ),
  );

  await accounts.registerProvider(app, async () => {});

  const call = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    payload?: InjectOptions['payload'],
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const { statusCode, body, headers: answered } = await app.inject({ method, url: `/api${path}`, payload, headers });
    const cookies = [answered['set-cookie'] ?? []].flat();
    return { status: statusCode, body: body === '' ? undefined : JSON.parse(body), cookies, headers: answered };
  };

  /** Registers an account; its calls carry the cookie of that. */
  const signUp = async (name: string) => {
    const given = { email: `${name}@example.com`, password: PASSWORD, name };
    const { body: account, cookies } = await call('POST', '/auth/register', given);
    const cookie = cookies[0]?.split(';')[0] ?? '';
    const as = (method: Parameters<typeof call>[0], path: string, payload?: InjectOptions['payload']) =>
      call(method, path, payload, { cookie });
    return { account, call: as };
  };

  return {
    app,
    mails,
    call,
    signUp,
    records,
    sites,
    removeData,
    jobs,
    now: clock,
    pass: (ms: number) => {
      now += ms;
    },
    async close() {
      sites.close();
      await jobs.close();
      await app.close();
      await records.destroy();
      await opened.remove();
    },
  };
}
