import type { Records } from '../../storage/records/open.ts';
import type { ReferenceKinds } from '../segments/references.ts';
import { isInMap } from './sessions/queries.ts';
import { selectZone } from './zones/queries.ts';

/** Who has something in a map. */
export const sessionsInMaps: ReferenceKinds['map'] = async (site, reference) => ({
  name: reference.path,
  sql: (bind) => isInMap(reference, site.settings, bind),
});

/** Who clicked in a zone. */
export const sessionsInZones =
  (records: Records): ReferenceKinds['zone'] =>
  async (site, { id, of }) => {
    const zone = await selectZone(records, site.id, id);
    if (!zone) return undefined;
    const { name, path, screen, shape } = zone;
    return {
      name,
      sql: (bind) => isInMap({ of, path, screen: screen ?? undefined, shape }, site.settings, bind),
    };
  };
