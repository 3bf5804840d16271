import { z } from 'zod';
import { anyone, audited, person } from './access.ts';
import { moment, oneLine } from './common.ts';
import { say } from './issues.ts';
import { PASSWORD } from './limits.ts';

export const account = z.object({
  id: z.string(),
  email: z.email(),
  name: z.string(),
  created_at: moment,
});
export type Account = z.infer<typeof account>;

export const tokens = z.object({
  access: z.string().describe('Send as `Authorization: Bearer …`.'),
  refresh: z.string().describe('Good for one call of refresh.'),
  expires_in: z.number().int().describe('Seconds until the access token ends.'),
});

const email = z.email().max(254);
const password = z.string().max(PASSWORD.max);

const credentials = z
  .object({
    email: email.optional(),
    username: email.optional().describe('The same as `email`.'),
    password,
    code: z.string().max(32).optional().describe('Of the second factor, where the account has one.'),
  })
  .refine((given) => given.email ?? given.username, { path: ['email'], message: say('needs_value') });

const login = (path: '/auth/login' | '/token') =>
  anyone
    .meta(audited('anyone', 'accounts.login'))
    .route({ method: 'POST', path, summary: 'Sign in', tags: ['accounts'] })
    .input(credentials)
    .output(tokens);

const refresh = (path: '/auth/refresh' | '/token/refresh') =>
  anyone
    .route({ method: 'POST', path, summary: 'Exchange a refresh token for a new pair', tags: ['accounts'] })
    .input(z.object({ refresh: z.string().max(256) }))
    .output(tokens);

export const accounts = {
  setup: anyone
    .route({
      method: 'GET',
      path: '/auth/setup',
      summary: 'Whether an account can be registered here',
      tags: ['accounts'],
    })
    .output(
      z.object({
        can_register: z.boolean(),
        needs_token: z
          .boolean()
          .describe('Of a new installation: the log shows a token, which whoever is not at the machine has to give.'),
        is_new: z.boolean().describe('No account exists yet: whoever registers first owns the installation.'),
        provider: z
          .string()
          .nullable()
          .describe('What the OpenID provider is called, where people can sign in by one.'),
      }),
    ),
  register: anyone
    .meta(audited('anyone', 'accounts.register'))
    .route({ method: 'POST', path: '/auth/register', successStatus: 201, summary: 'Register', tags: ['accounts'] })
    .input(
      z.object({
        email,
        password,
        name: oneLine.optional(),
        invitation: z
          .string()
          .max(100)
          .optional()
          .describe('The token of an invitation to this address, with which anybody may register.'),
        setup_token: z.string().max(100).optional().describe('Of the first account: from the log, see `needs_token`.'),
      }),
    )
    .output(account),
  login: login('/auth/login'),
  token: login('/token'),
  refresh: refresh('/auth/refresh'),
  tokenRefresh: refresh('/token/refresh'),
  logout: person
    .route({
      method: 'POST',
      path: '/auth/logout',
      successStatus: 204,
      summary: 'End this session; its tokens stop working at once',
      tags: ['accounts'],
    })
    .input(z.object({ refresh: z.string().max(256).optional() }).prefault({})),
  me: person
    .route({ method: 'GET', path: '/auth/me', summary: 'Who I am', tags: ['accounts'] })
    .output(account.extend({ owns_installation: z.boolean().describe('May see the queue and how the server does.') })),
};
