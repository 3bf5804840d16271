import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { MIGRATIONS } from './migrate.ts';
import { openBehaviour } from './open.ts';

it('a store that was killed in the midst of each step of its upgrade opens whole, with all that was in it', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-killed-'));
  for (const { name } of MIGRATIONS) expect(await killedIn(folder, name), name).toBe('SIGKILL');

  const store = await openBehaviour(folder);
  const [events] = await store.rows('SELECT count() AS rows, uniqExact(session_id) AS sessions FROM events');
  expect(events).toEqual({ rows: 40, sessions: 20 });
  const counted = await store.rows(
    'SELECT sum(s.events) AS events, uniqExact(session_id) AS sessions FROM sessions AS s',
  );
  expect(counted).toEqual([{ events: 40, sessions: 20 }]);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function killedIn(folder: string, step: string): Promise<string | null> {
  const script = fileURLToPath(new URL('killed-migration.testing.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder, step], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [, signal] = await once(child, 'exit');
  return signal;
}
