import { z } from 'zod';
import { anyone, audited, person } from './access.ts';
import { tokens } from './accounts.ts';
import { moment, oneLine } from './common.ts';
import { PASSWORD } from './limits.ts';

const password = z.string().max(PASSWORD.max);
const code = z.string().max(32).describe('Of the authenticator app, or a recovery code.');

const passkey = z.object({
  id: z.string(),
  name: z.string(),
  created_at: moment,
  last_used_at: moment.nullable(),
});
export type Passkey = z.infer<typeof passkey>;

const session = z.object({
  id: z.string(),
  is_this: z.boolean(),
  user_agent: z.string(),
  created_at: moment,
  last_seen_at: moment.describe('To the day.'),
});
export type AccountSession = z.infer<typeof session>;

/** What a browser's `navigator.credentials` answers; the library that made the options checks it. */
const credential = z.looseObject({
  id: z.string().max(1_024),
  rawId: z.string().max(1_024),
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
  clientExtensionResults: z.record(z.string(), z.unknown()),
});

/** What the same library on the page takes. */
const options = z.record(z.string(), z.unknown());

const recoveryCodes = z.object({ recovery_codes: z.array(z.string()).describe('Shown this once. Each is good once.') });

/** How one signs in, and where one is signed in. */
export const security = {
  get: person
    .route({ method: 'GET', path: '/auth/security', summary: 'How and where I sign in', tags: ['accounts'] })
    .output(
      z.object({
        has_password: z.boolean(),
        has_totp: z.boolean(),
        recovery_codes: z.int().describe('Those that are left.'),
        provider: z.string().nullable().describe('The OpenID provider this account is tied to.'),
        passkeys: z.array(passkey),
        sessions: z.array(session),
      }),
    ),
  rename: person
    .route({ method: 'PATCH', path: '/auth/me', summary: 'Change my name', tags: ['accounts'] })
    .input(z.object({ name: oneLine.min(1) }))
    .output(z.object({ name: z.string() })),
  setPassword: person
    .route({
      method: 'POST',
      path: '/auth/password',
      successStatus: 204,
      summary: 'Change the password; all other sessions end',
      tags: ['accounts'],
    })
    .input(z.object({ current: password.optional().describe('Where there is one.'), password })),
  requestReset: anyone
    .route({
      method: 'POST',
      path: '/auth/password-reset',
      successStatus: 202,
      summary: 'Ask for a link to a new password; the answer is the same for every address',
      tags: ['accounts'],
    })
    .input(z.object({ email: z.email().max(254) })),
  confirmReset: anyone
    .meta(audited('anyone', 'accounts.reset'))
    .route({
      method: 'POST',
      path: '/auth/password-reset/confirm',
      successStatus: 204,
      summary: 'Set a new password by a link; all sessions end',
      tags: ['accounts'],
    })
    .input(z.object({ token: z.string().max(100), password })),
  beginTotp: person
    .route({
      method: 'POST',
      path: '/auth/totp',
      summary: 'A secret for an authenticator app; in force once confirmed',
      tags: ['accounts'],
    })
    .input(z.object({ password: password.optional().describe('Where there is one.') }))
    .output(z.object({ secret: z.string(), uri: z.string().describe('For a QR code.') })),
  confirmTotp: person
    .route({ method: 'POST', path: '/auth/totp/confirm', summary: 'Turn the second factor on', tags: ['accounts'] })
    .input(z.object({ code }))
    .output(recoveryCodes),
  renewRecoveryCodes: person
    .route({
      method: 'POST',
      path: '/auth/totp/recovery-codes',
      summary: 'New recovery codes in the place of all others',
      tags: ['accounts'],
    })
    .input(z.object({ code }))
    .output(recoveryCodes),
  removeTotp: person
    .route({
      method: 'POST',
      path: '/auth/totp/remove',
      successStatus: 204,
      summary: 'Turn the second factor off',
      tags: ['accounts'],
    })
    .input(z.object({ code })),
  passkeyOptions: person
    .meta(audited('member', ''))
    .route({
      method: 'POST',
      path: '/auth/passkeys/options',
      summary: 'What a browser makes a passkey by',
      tags: ['accounts'],
    })
    .input(z.object({ password: password.optional().describe('Where there is one.') }))
    .output(options),
  addPasskey: person
    .route({ method: 'POST', path: '/auth/passkeys', successStatus: 201, summary: 'Add a passkey', tags: ['accounts'] })
    .input(z.object({ name: oneLine.min(1), credential }))
    .output(passkey),
  removePasskey: person
    .route({
      method: 'DELETE',
      path: '/auth/passkeys/{id}',
      successStatus: 204,
      summary: 'Remove a passkey',
      tags: ['accounts'],
    })
    .input(z.object({ id: z.string().max(1_024) })),
  passkeySignInOptions: anyone
    .route({
      method: 'POST',
      path: '/auth/passkeys/sign-in/options',
      summary: 'What a browser proves a passkey by',
      tags: ['accounts'],
    })
    .output(options),
  passkeySignIn: anyone
    .meta(audited('anyone', 'accounts.login'))
    .route({ method: 'POST', path: '/auth/passkeys/sign-in', summary: 'Sign in with a passkey', tags: ['accounts'] })
    .input(z.object({ credential }))
    .output(tokens),
  endSession: person
    .route({
      method: 'DELETE',
      path: '/auth/sessions/{id}',
      successStatus: 204,
      summary: 'Sign a device out',
      tags: ['accounts'],
    })
    .input(z.object({ id: z.string().max(64) })),
  endOthers: person.route({
    method: 'POST',
    path: '/auth/sessions/end-others',
    successStatus: 204,
    summary: 'Sign out everywhere but here',
    tags: ['accounts'],
  }),
};
