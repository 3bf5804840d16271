import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivate } from '../storage/put-in-place.ts';

const credentials = z.object({
  email: z.string(),
  password: z.string(),
  /** As which its shop is measured, once all of its past is there. */
  tracking_id: z.uuid().optional(),
});

/** How to sign in to the demo of a data folder, and whether it is whole. */
export type DemoCredentials = z.infer<typeof credentials>;

const fileIn = (folder: string) => join(folder, 'demo.json');

/** Undefined where the folder holds no demo. */
export function readDemo(folder: string): DemoCredentials | undefined {
  const file = fileIn(folder);
  return existsSync(file) ? credentials.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Kept for the next start, readable by the server's own user alone. */
export const writeDemo = (folder: string, demo: DemoCredentials): Promise<void> =>
  writePrivate(fileIn(folder), `${JSON.stringify(demo, null, 2)}\n`);

export const removeDemo = (folder: string): void => rmSync(fileIn(folder), { force: true });
