import { type Contract, contract } from '@desirepath/contract';
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { isErrorBody } from './problem.ts';

const link = new OpenAPILink(contract, {
  url: () => new URL('/api', window.location.origin),
  customErrorResponseBodyDecoder: (body, response) =>
    isErrorBody(body)
      ? new ORPCError(body.code, {
          status: response.status,
          message: body.message,
          data: { issues: body.issues ?? [] },
        })
      : null,
});

/** The routes of the contract as functions; they throw what {@link problemOf} understands. */
export const client: JsonifiedClient<ContractRouterClient<Contract>> = createORPCClient(link);

/** The same routes as options for TanStack Query: `useQuery(api.sites.list.queryOptions({ input: {} }))`. */
export const api = createTanstackQueryUtils(client);
