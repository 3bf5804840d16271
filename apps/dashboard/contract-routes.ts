import { contract } from '@desirepath/contract';
import { minifyContractRouter } from '@orpc/contract';
import type { Plugin } from 'vite';

const ID = 'virtual:contract-routes';

/** The contract as a client needs it to call its routes: their methods and paths, without the schemas that check them. */
export function contractRoutes(): Plugin {
  return {
    name: 'contract-routes',
    resolveId: (source) => (source === ID ? `\0${ID}` : undefined),
    load: (resolved) =>
      resolved === `\0${ID}` ? `export const routes = ${JSON.stringify(minifyContractRouter(contract))};` : undefined,
  };
}
