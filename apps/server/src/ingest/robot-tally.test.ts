import pino from 'pino';
import { expect, it } from 'vitest';
import { RobotTally } from './robot-tally.ts';

const AT = Date.UTC(2026, 5, 1, 12);
const silent = pino({ enabled: false });

it('adds up by site, day and reason, and writes a row for each', async () => {
  const written: string[] = [];
  const tally = new RobotTally(async (_table, lines) => void written.push(String(lines)), silent);
  tally.add(1, 'headless', 3, AT);
  tally.add(1, 'headless', 4, AT + 1000);
  tally.add(1, 'speed', 1, AT);
  tally.add(2, 'speed', 1, AT + 86_400_000);
  await tally.drain();
  await tally.drain();
  expect(written.flatMap((lines) => lines.split('\n').map((line) => JSON.parse(line)))).toEqual([
    [1, '2026-06-01', 'headless', 2, 7],
    [1, '2026-06-01', 'speed', 1, 1],
    [2, '2026-06-02', 'speed', 1, 1],
  ]);
});

it('keeps what a store in trouble did not take', async () => {
  const written: string[] = [];
  let isBroken = true;
  const tally = new RobotTally(async (_table, lines) => {
    if (isBroken) throw new Error('away');
    written.push(String(lines));
  }, silent);
  tally.add(1, 'headless', 3, AT);
  await tally.drain();
  tally.add(1, 'headless', 4, AT);
  isBroken = false;
  await tally.drain();
  expect(written.map((line) => JSON.parse(line))).toEqual([[1, '2026-06-01', 'headless', 2, 7]]);
});
