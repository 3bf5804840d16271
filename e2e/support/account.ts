import type { SiteSettings } from '@desirepath/contract/site-settings';
import type { Site } from '@desirepath/contract/sites';

export const OWNER = { email: 'owner@example.com', password: 'three green kettles' };

export interface Client {
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body: unknown): Promise<Answer>;
  remove(path: string): Promise<void>;
  send<Answer>(method: string, path: string, body: unknown): Promise<Answer>;
  /** Sends a file as it is. */
  upload(path: string, content: string): Promise<void>;
  /** What is no JSON. */
  text(path: string): Promise<string>;
}

/** Signs in by the API, registering first where nobody has. */
export async function signIn(url: string, account = OWNER): Promise<Client> {
  const send = async (method: string, path: string, body?: unknown, token?: string) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text;
  };
  const json = async (...call: Parameters<typeof send>) => {
    const text = await send(...call);
    return text ? JSON.parse(text) : undefined;
  };
  const { is_new } = await json('GET', '/api/auth/setup');
  if (is_new) await send('POST', '/api/auth/register', account);
  const { access } = await json('POST', '/api/auth/login', { email: account.email, password: account.password });
  return {
    get: (path) => json('GET', path, undefined, access),
    post: (path, body) => json('POST', path, body, access),
    remove: (path) => json('DELETE', path, undefined, access),
    send: (method, path, body) => json(method, path, body, access),
    async upload(path, body) {
      const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${access}` };
      const response = await fetch(`${url}${path}`, { method: 'PUT', headers, body });
      if (!response.ok) throw new Error(`PUT ${path}: ${response.status} ${await response.text()}`);
    },
    text: (path) => send('GET', path, undefined, access),
  };
}

export const addSite = (client: Client, domain: string, settings: Partial<SiteSettings> = {}): Promise<Site> =>
  client.post<Site>('/api/sites', { domain, settings: { allow_localhost: true, ...settings } });
