import type { Site, SiteSettings } from '@desirepath/contract/sites';

export const OWNER = { email: 'owner@example.com', password: 'three green kettles' };

export interface Client {
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body: unknown): Promise<Answer>;
}

/** Signs in by the API, registering first where nobody has. */
export async function signIn(url: string): Promise<Client> {
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
    return text ? JSON.parse(text) : undefined;
  };
  const { is_new } = await send('GET', '/api/auth/setup');
  if (is_new) await send('POST', '/api/auth/register', OWNER);
  const { access } = await send('POST', '/api/auth/login', OWNER);
  return {
    get: (path) => send('GET', path, undefined, access),
    post: (path, body) => send('POST', path, body, access),
  };
}

export const addSite = (client: Client, domain: string, settings: Partial<SiteSettings> = {}): Promise<Site> =>
  client.post<Site>('/api/sites', { domain, settings: { allow_localhost: true, ...settings } });
