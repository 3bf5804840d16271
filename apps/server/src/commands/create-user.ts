import { z } from 'zod';
import { createAccountByHand } from '../features/accounts/by-hand.ts';
import { openSecrets } from '../storage/secrets.ts';
import { defineCommand, say } from './command.ts';
import { note } from './note.ts';
import { newPassword, withRecords } from './with-records.ts';

export const createUser = defineCommand({
  name: 'create-user',
  says: 'Make an account, whatever REGISTRATION says. The first one owns the installation.',
  explains: 'May be called while the server runs. Without PASSWORD one is made up and shown, once.',
  options: {
    EMAIL: z.email().max(254).describe('Address to sign in with.'),
    NAME: z.string().min(1).max(200).optional().describe('What the account is called; without it, as its address.'),
    PASSWORD: z.string().optional().describe('Better given by the environment: others see the flags of a program.'),
  },
  run: ({ EMAIL: email, NAME: name, PASSWORD, ...config }) =>
    withRecords(config, async (records, folder) => {
      const password = PASSWORD ?? newPassword();
      const { auth } = await openSecrets({ folder, records, given: config.SECRET });
      const account = await createAccountByHand(records, auth, { email, name, password });
      await note(records, { account, action: 'accounts.register', command: 'create-user' });
      say(`${email} can sign in${PASSWORD === undefined ? ` with the password ${password}` : ''}.`);
    }),
});
