import { OPERATION } from '@desirepath/contract/limits';
import { diskSpace } from '../../storage/disk-space.ts';
import { serverOf } from './folder.ts';
import { deleteSamples, insertSample } from './queries.ts';
import { createOperationRoutes, type OperationDependencies } from './routes.ts';

/** How the server does: the route, and what the clock notes of the disk. */
export function openOperation(deps: OperationDependencies) {
  const { records, folder, clock } = deps;
  return {
    routes: createOperationRoutes(deps),
    async noteDisk(): Promise<void> {
      const { free_bytes } = diskSpace(folder);
      await insertSample(records, serverOf(folder), { at: clock(), free_bytes });
      await deleteSamples(records, clock() - OPERATION.diskSeen);
    },
  };
}
