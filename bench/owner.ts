/** The owner of a site, who asks the server through its public API. */
export interface Owner {
  siteId: number;
  trackingId: string;
  /** The answer of a GET, after reading all of it. @throws Error on any status but 200 */
  ask<Answer>(path: string, params?: Record<string, string>): Promise<Answer>;
  /** The answer of a POST that asks. @throws Error where it is refused */
  askBy<Answer>(path: string, body: object): Promise<Answer>;
  /** Changes settings of the site. */
  set(settings: object): Promise<unknown>;
  /** The same, taken up with another server on the same data. */
  at(url: string): Owner;
}

type Account = { email: string; password: string };

export const ACCOUNT: Account = { email: 'bench@example.com', password: 'measure twice, cut once' };

/** Registers the first account of a fresh server and makes a site. */
export async function registerOwner(url: string): Promise<Owner> {
  await send('POST', url, '/api/auth/register', ACCOUNT);
  const access = await signIn(url, ACCOUNT);
  const named = { domain: 'bench.example' };
  const site = await send<{ id: number; tracking_id: string }>('POST', url, '/api/sites', named, access);
  return createOwner(url, access, site.id, site.tracking_id);
}

/** The owner of a site that was made earlier. */
export const ownerOf = async (
  url: string,
  { siteId, trackingId }: Pick<Owner, 'siteId' | 'trackingId'>,
  account: Account = ACCOUNT,
): Promise<Owner> => createOwner(url, await signIn(url, account), siteId, trackingId);

async function signIn(url: string, { email, password }: Account): Promise<string> {
  const { access } = await send<{ access: string }>('POST', url, '/api/auth/login', { email, password });
  return access;
}

function createOwner(url: string, access: string, siteId: number, trackingId: string): Owner {
  return {
    siteId,
    trackingId,
    async ask(path, params = {}) {
      const query = new URLSearchParams({ site: String(siteId), ...params });
      const response = await fetch(`${url}${path}?${query}`, { headers: { authorization: `Bearer ${access}` } });
      const text = await response.text();
      if (response.status !== 200) throw new Error(`GET ${path} was answered with ${response.status}: ${text}`);
      return JSON.parse(text);
    },
    askBy: (path, body) => send('POST', url, path, { site: siteId, ...body }, access),
    set: (settings) => send('PATCH', url, `/api/sites/${siteId}`, { settings }, access),
    at: (other) => createOwner(other, access, siteId, trackingId),
  };
}

async function send<Answer>(
  method: 'POST' | 'PATCH',
  url: string,
  path: string,
  body: object,
  access?: string,
): Promise<Answer> {
  const headers: Record<string, string> = { 'content-type': 'application/json', origin: url };
  if (access) headers.authorization = `Bearer ${access}`;
  const response = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`);
  return JSON.parse(text);
}
