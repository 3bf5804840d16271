import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Site } from '@desirepath/contract/sites';
import type { TrackedEvent } from '@desirepath/contract/tracking';
import { createApp } from '../app.ts';
import { testSettings } from './settings.testing.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** An event of which the rest does not matter; `path` is its page. */
export type Happening = Partial<TrackedEvent> & Pick<TrackedEvent, 'type'> & { path?: string };

/** The whole server over real stores in a folder of its own, with an account that owns a site. @param flags as of a start */
export async function serveApp(...flags: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-app-'));
  const app = await createApp(
    await testSettings(['--data-dir', folder, '--registration', 'open', '--robots', 'keep', ...flags], {}),
  );

  const call = (method: Method, url: string, payload?: object, bearer = owner) =>
    app.inject({
      method,
      url: `/api${url}`,
      headers: { authorization: `Bearer ${bearer}` },
      ...(payload && { payload }),
    });
  /** @returns an access token */
  const signUp = async (email: string): Promise<string> => {
    const payload = { email, password: 'seven tin lanterns' };
    await app.inject({ method: 'POST', url: '/api/auth/register', payload });
    return (await app.inject({ method: 'POST', url: '/api/auth/login', payload })).json<{ access: string }>().access;
  };
  let owner = '';
  owner = await signUp('ada@example.com');
  const site = (await call('POST', '/sites', { domain: 'shop.example' })).json<Site>();

  /** One session: its events, a millisecond apart, the last of them now. */
  const visit = async (
    events: Happening[],
    who: { visitor_id?: string; user_id?: string; referrer?: string } = {},
  ): Promise<string> => {
    const session_id = crypto.randomUUID();
    const now = Date.now();
    const page_id = crypto.randomUUID();
    const { statusCode, body } = await call('POST', '/track/batches', {
      tracking_id: site.tracking_id,
      visitor_id: crypto.randomUUID(),
      ...who,
      session_id,
      tab_id: crypto.randomUUID(),
      seq: 0,
      attempt: 1,
      sent_at: now,
      events: events.map(({ path = '/', ...event }, index) => ({
        at: now - events.length + index,
        url: `https://shop.example${path}`,
        page_id,
        ...event,
      })),
    });
    if (statusCode !== 202) throw new Error(body);
    return session_id;
  };

  return {
    app,
    folder,
    site,
    call,
    signUp,
    visit,
    /** The only mail that was sent. */
    mail() {
      const [file] = readdirSync(join(folder, 'mails')).filter((name) => name.endsWith('.eml'));
      if (!file) throw new Error('No mail yet');
      return readFileSync(join(folder, 'mails', file), 'utf8');
    },
    /** What a question about today has to begin with. */
    today: `site=${site.id}&from=${utcToday()}&to=${utcToday()}`,
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const utcToday = () => new Date().toISOString().slice(0, 10);
