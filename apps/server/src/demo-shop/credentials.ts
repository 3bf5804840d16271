import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { putInPlace } from '../storage/put-in-place.ts';

const credentials = z.object({
  email: z.string(),
  password: z.string(),
  /** As which its shop is measured, once there is one. */
  tracking_id: z.uuid().optional(),
  /** Whether all of its past is there. */
  is_filled: z.boolean().default(true),
});

/** How to sign in to the demo of a data folder, and how far it is. */
export type DemoCredentials = z.infer<typeof credentials>;

const fileIn = (folder: string) => join(folder, 'demo.json');

/** Undefined where the folder holds no demo. */
export function readDemo(folder: string): DemoCredentials | undefined {
  const file = fileIn(folder);
  return existsSync(file) ? credentials.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Kept for the next start, readable by the server's own user alone. */
export async function writeDemo(folder: string, demo: DemoCredentials): Promise<void> {
  const aside = `${fileIn(folder)}.new`;
  writeFileSync(aside, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  await putInPlace(aside, fileIn(folder));
}

export const removeDemo = (folder: string): void => rmSync(fileIn(folder), { force: true });
