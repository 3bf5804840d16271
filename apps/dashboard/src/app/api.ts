import { routes } from 'virtual:contract-routes';
import type { Contract } from '@desirepath/contract';
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { isErrorBody } from './problem.ts';

type LinkOptions = Pick<ConstructorParameters<typeof OpenAPILink>[1], 'headers' | 'fetch'>;

const linkTo = (options: LinkOptions = {}) =>
  new OpenAPILink(routes, {
    ...options,
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
export type Client = JsonifiedClient<ContractRouterClient<Contract>>;

export const client: Client = createORPCClient(linkTo());

/** The same for who came by a link to one thing: without cookies, for what it shows is not for whoever is signed in here. */
export const shareClient = (token: string): Client =>
  createORPCClient(
    linkTo({
      headers: { authorization: `Share ${token}` },
      fetch: (request, init) => fetch(request, { ...init, credentials: 'omit', referrerPolicy: 'no-referrer' }),
    }),
  );

/** The same routes as options for TanStack Query: `useQuery(api.sites.list.queryOptions({ input: {} }))`. */
export const api = createTanstackQueryUtils(client);
