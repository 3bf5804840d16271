import { randomUUID } from 'node:crypto';
import { createAuditLog } from '../features/audit/log.ts';
import type { AuditEntry } from '../http/audit.ts';
import type { Records } from '../storage/records/open.ts';

type Deed = Pick<AuditEntry, 'action' | 'account'> & { command: string };

/** Writes into the audit log what was done to an account by whoever may write the data folder: the command stands for their address. */
export const note = (records: Records, { command, ...deed }: Deed): Promise<void> =>
  createAuditLog({ records, createUuid: randomUUID, clock: Date.now }).write({
    ...deed,
    subject: deed.account.email,
    address: `desirepath ${command}`,
    isRefused: false,
  });
