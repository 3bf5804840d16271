import { type AlertJobDependencies, checkAll, defineAlerts } from './alert-job.ts';
import { createAlertsRoutes } from './routes.ts';
import { noteListening } from './silence/queries.ts';

/** What is watched: the routes, and what the clock has to do every minute. */
export function openAlerts(deps: AlertJobDependencies & { createUuid: () => string }) {
  const check = defineAlerts(deps);
  return {
    routes: createAlertsRoutes(deps),
    checkAll: async () => {
      await noteListening(deps.records, deps.clock());
      await checkAll(deps.records, check);
    },
  };
}
