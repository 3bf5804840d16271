import type { RouteMeta } from '@desirepath/contract/access';
import type { Account } from '@desirepath/contract/accounts';
import type { Caller } from './guard.ts';
import { SAFE_METHODS } from './safe-methods.ts';

/** That somebody saw or changed something. */
export interface AuditEntry {
  /** Of the contract: `funnels.create`, or as the route calls it. */
  action: string;
  account: Pick<Account, 'id' | 'email'>;
  key?: string | undefined;
  team?: string | undefined;
  site?: number | undefined;
  /** The id or the address of what it was done to, where the input names one. */
  subject: string;
  /** Where the call came from. */
  address: string;
  isRefused: boolean;
}

/** Where entries go. Durable when it resolves: who cannot be written down does not see or change anything more. */
export type Audit = (entry: AuditEntry) => Promise<void>;

/**
 * What a call to a route is written down as: every change of what is a team's, and what the contract names besides, such as
 * watching a recording. Undefined for all else.
 */
export function auditedAs({ audit, access, reads }: RouteMeta, method: string, name: string): string | undefined {
  if (audit !== undefined) return audit || undefined;
  return access === 'member' && !reads && !SAFE_METHODS.has(method) ? name : undefined;
}

/** What a member's call is written down with. */
export const memberEntry = (caller: Caller, input: unknown): Omit<AuditEntry, 'action' | 'address' | 'isRefused'> => ({
  account: caller.account,
  key: caller.key?.id,
  team: caller.team ?? caller.key?.team,
  site: caller.site,
  subject: subjectIn(input),
});

/** The first of these that an input has. */
const NAMES = ['id', 'session_id', 'account', 'email', 'hash', 'name', 'path', 'domain'];

function subjectIn(input: unknown): string {
  // Not checked yet, or not by us: looked at as what it is.
  const given = isRecord(input) ? { ...(isRecord(input.params) ? input.params : {}), ...input } : {};
  const named = NAMES.map((name) => given[name]).find(
    (value) => typeof value === 'string' || typeof value === 'number',
  );
  return named === undefined ? '' : String(named).slice(0, 300);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
