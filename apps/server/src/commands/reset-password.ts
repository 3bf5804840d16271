import { z } from 'zod';
import { Refused } from '../errors/refused.ts';
import { resetPasswordByHand } from '../features/accounts/by-hand.ts';
import { defineCommand, say } from './command.ts';
import { note } from './note.ts';
import { newPassword, withRecords } from './with-records.ts';

export const resetPassword = defineCommand({
  name: 'reset-password',
  says: 'Set a new password for an account, and end all its sessions.',
  explains: 'May be called while the server runs. Without PASSWORD one is made up and shown, once.',
  options: {
    EMAIL: z.email().max(254).describe('Address of the account.'),
    PASSWORD: z.string().optional().describe('Better given by the environment: others see the flags of a program.'),
  },
  run: ({ EMAIL: email, PASSWORD, ...config }) =>
    withRecords(config, async (records) => {
      const password = PASSWORD ?? newPassword();
      const id = await resetPasswordByHand(records, { email, password });
      if (id === undefined)
        throw new Refused('account_unknown', `No account with a password has the address ${email}.`);
      await note(records, { account: { id, email }, action: 'accounts.reset', command: 'reset-password' });
      say(`${email} is signed out everywhere${PASSWORD === undefined ? `, and signs in with ${password}` : ''}.`);
    }),
});
