import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS } from '@desirepath/contract/durations';
import { z } from 'zod';

const SALT_BYTES = 32;

const saved = z.object({ day: z.int(), salt: z.base64url() });

/**
 * A secret that lives for one UTC day. It is kept in a file, so that a restart does not make new visitors of everybody; the next day's
 * takes its place, and then nobody can tell any more whom a visitor was made of.
 */
export function createDailySalt(folder: string, randomBytes: (size: number) => Buffer): (at: number) => Buffer {
  const file = join(folder, 'daily-salt.json');
  let known = read(file);
  return (at) => {
    const day = Math.floor(at / DAY_MS);
    // A clock that steps back over midnight keeps the newer one: what has been replaced is gone.
    if (known && (day === known.day || day === known.day - 1)) return known.salt;
    known = { day, salt: randomBytes(SALT_BYTES) };
    write(file, known);
    return known.salt;
  };
}

/** One that cannot be read is as good as none: the visitors of today are then counted once more. */
function read(file: string): { day: number; salt: Buffer } | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const { day, salt } = saved.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { day, salt: Buffer.from(salt, 'base64url') };
  } catch {
    return undefined;
  }
}

// Written aside and renamed: a crash leaves the old one, which is replaced at the next start, or the new.
function write(file: string, { day, salt }: { day: number; salt: Buffer }): void {
  writeFileSync(`${file}.new`, JSON.stringify({ day, salt: salt.toString('base64url') }), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
