import { contract } from '@desirepath/contract';
import { type AnyContractRouter, isContractProcedure, type Route } from '@orpc/contract';
import type { Plugin } from 'vite';

const ID = 'virtual:contract-routes';

/** The contract as a client needs it to call its routes, without the schemas that check them, who may call them, and what the documentation says of them. */
export function contractRoutes(): Plugin {
  return {
    name: 'contract-routes',
    resolveId: (source) => (source === ID ? `\0${ID}` : undefined),
    load: (resolved) =>
      resolved === `\0${ID}` ? `export const routes = ${JSON.stringify(routesOf(contract))};` : undefined,
  };
}

/** As `minifyContractRouter` of oRPC does it, which keeps the documentation: four of six KB, with Brotli. */
function routesOf(router: AnyContractRouter): object {
  if (!isContractProcedure(router))
    return Object.fromEntries(Object.entries(router).map(([name, part]) => [name, routesOf(part)]));
  const { method, path, inputStructure, outputStructure } = router['~orpc'].route;
  const route: Route = { method, path, inputStructure, outputStructure };
  return { '~orpc': { errorMap: {}, meta: {}, route } };
}
