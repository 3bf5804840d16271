import { Refused } from '../../errors/refused.ts';

/** What the doctor says: `bad` keeps the server from working, `note` is worth a look. */
export interface Finding {
  level: 'good' | 'note' | 'bad';
  what: string;
}

export const good = (what: string): Finding => ({ level: 'good', what });
export const note = (what: string): Finding => ({ level: 'note', what });
export const bad = (what: string): Finding => ({ level: 'bad', what });

/** What was refused while it was looked at, which is a finding. @throws whatever else was thrown */
export function ofRefusal(error: unknown): Finding {
  if (error instanceof Refused) return bad(error.message);
  throw error;
}
