import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { lockFolder } from './folder-lock.ts';

it('keeps a second process out, and is free again once the first is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-lock-'));
  const module = JSON.stringify(join(import.meta.dirname, 'folder-lock.ts'));
  // Garbage is collected, too: nothing in that process refers to what it was given.
  const script = `import { lockFolder } from ${module}; lockFolder(${JSON.stringify(folder)}); gc(); setImmediate(() => console.log('locked')); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void other.kill('SIGKILL'));
  await once(other.stdout, 'data');
  expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'folder_in_use' }));

  other.kill('SIGKILL');
  await once(other, 'exit');
  lockFolder(folder)();
  rmSync(folder, { recursive: true });
});
