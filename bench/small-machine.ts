import { readDemo } from '../apps/server/src/demo-shop/credentials.ts';
import { daysUntil } from './days.ts';
import { makeMemoryGroup } from './memory-group.ts';
import { type Owner, ownerOf } from './owner.ts';
import { questionsOf } from './questions.ts';
import type { Figure } from './report.ts';
import { withFolder } from './scratch.ts';
import { mostResident, startServer } from './server.ts';

const GIVEN_MB = 1024;
/** People who ask everything at once. */
const ASKING = 12;

/** The demo, filled and asked on a machine that has a gigabyte. No figures where a process cannot be held to so much. */
export async function measureSmallMachine(): Promise<Figure[]> {
  const group = makeMemoryGroup(GIVEN_MB);
  if (!group) {
    console.log(`Not held to ${GIVEN_MB} MB: that takes Linux, root, and control groups for memory`);
    return [];
  }
  try {
    const most = await withFolder(async (folder) => {
      const command = [...group.prefix, process.execPath, 'apps/server/src/main.ts'];
      const server = await startServer(folder, { command, args: ['--demo'] });
      const demo = readDemo(folder);
      if (!demo?.tracking_id) throw new Error('The demo has left no word of how to sign in');
      const owner = await ownerOf(server.url, { siteId: 1, trackingId: demo.tracking_id }, demo);
      const resident = await mostResident(server, () => askAll(owner));
      await server.stop();
      return resident;
    });
    return [
      {
        group: 'Start and memory',
        what: `memory at most, the demo held to ${GIVEN_MB} MB and asked by ${ASKING} at once`,
        value: most.all,
        unit: 'MB',
        target: { most: GIVEN_MB },
      },
      {
        group: 'Start and memory',
        what: 'the same without files, which the system may drop',
        value: most.own,
        unit: 'MB',
      },
    ];
  } finally {
    await group.remove();
  }
}

/** @throws where a question is refused, or nobody is there any more to answer it */
async function askAll(owner: Owner): Promise<void> {
  const range = daysUntil(Date.now());
  const { items } = await owner.ask<{ items: { recording_id: string }[] }>('/api/recordings', range);
  const recordingId = items[0]?.recording_id;
  if (!recordingId) throw new Error('The demo has no recordings');
  const questions = questionsOf(range);
  const asking = Array.from({ length: ASKING }, async (_, first) => {
    for (let turn = 0; turn < questions.length; turn++)
      await questions[(first + turn) % questions.length]?.ask(owner, recordingId);
  });
  await Promise.all(asking);
}
