import { clausesOf } from '@desirepath/contract/segment';
import type { Records } from '../../../storage/records/open.ts';
import type { ReferenceKinds } from '../references.ts';
import { selectSegment } from './queries.ts';

/** A saved segment stands for all that it says. */
export const savedSegments =
  (records: Records): ReferenceKinds['segment'] =>
  async (site, { id }) => {
    const saved = await selectSegment(records, site.id, id);
    return saved && { name: saved.name, clauses: clausesOf(saved.filter) };
  };
