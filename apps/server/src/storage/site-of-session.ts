import type { Identity } from '../http/guard.ts';
import type { Behaviour } from './behaviour/open.ts';
import type { Sites } from './records/sites.ts';

/** The site of a session that is asked for by its id alone, among those that somebody may see; undefined for none. */
export async function siteOfSession(
  { behaviour, sites }: { behaviour: Behaviour; sites: Pick<Sites, 'among'> },
  identity: Identity,
  id: string,
): Promise<number | undefined> {
  const seen = (await sites.among(identity, undefined)).map((site) => site.id);
  if (seen.length === 0) return undefined;
  const [row] = await behaviour.rows<{ site: number }>(
    'SELECT site_id AS site FROM sessions WHERE site_id IN {seen:Array(UInt32)} AND session_id = {id:UUID} LIMIT 1',
    { seen, id },
  );
  return row?.site;
}
