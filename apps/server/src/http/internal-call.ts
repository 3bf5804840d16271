import { appError } from '../errors/app-error.ts';
import type { Guard, Identity } from './guard.ts';
import type { CallContext } from './implement.ts';

/** How one route asks others for somebody who was proven already: through the same rights, input and output. */
export const internalCall = (identity: Identity, { permit, audit }: Pick<Guard, 'permit' | 'audit'>): CallContext => ({
  method: 'GET',
  headers: {},
  ip: '',
  found: {},
  setHeader: () => {}, // the answer that has headers is that of the route which asks
  guard: {
    proveCaller: async () => identity,
    permit,
    audit,
    proveShare: async () => {
      throw appError('share_not_found');
    },
    refuseForeignOrigin: () => {},
  },
});
