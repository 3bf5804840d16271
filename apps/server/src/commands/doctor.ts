import { resolve } from 'node:path';
import { troubleWithBackups } from '../app/backups.ts';
import { Refused } from '../errors/refused.ts';
import { becomeOwner } from './become-owner.ts';
import { defineCommand, say } from './command.ts';
import { examineClickHouseAt } from './doctor/behaviour.ts';
import { examineData, examinePostgresAt } from './doctor/data.ts';
import type { Finding } from './doctor/finding.ts';
import { examineMachine } from './doctor/machine.ts';
import { examineReach } from './doctor/reach.ts';
import { examineSettings } from './doctor/settings.ts';
import { isInUse } from './have-done.ts';

const MARKS: Record<Finding['level'], string> = { good: '✓', note: '!', bad: '✗' };

export const doctor = defineCommand({
  name: 'doctor',
  says: 'Look for what goes wrong in life: Node, rights, disk, port, clock, stores, settings, proxy.',
  explains: 'Changes nothing, and may be called while the server runs. Exit code 1 where something is wrong (✗).',
  options: {},
  async run(config) {
    const folder = resolve(config.DATA_DIR);
    becomeOwner(folder);
    const isRunning = isInUse(folder);
    const isInFolder = config.DATABASE_URL === undefined || config.CLICKHOUSE_URL === undefined;
    const findings = [
      ...examineMachine(folder, troubleWithBackups(config)),
      ...(config.DATABASE_URL === undefined
        ? examineData(folder, isRunning, config)
        : await examinePostgresAt(config.DATABASE_URL)),
      ...(config.CLICKHOUSE_URL === undefined
        ? []
        : await examineClickHouseAt(config.CLICKHOUSE_URL, config.CLICKHOUSE_CLUSTER)),
      ...examineSettings(config),
      ...(await examineReach(config, isInFolder ? isRunning : undefined)),
    ];
    for (const { level, what } of findings) say(`${MARKS[level]} ${what}`);
    const bad = findings.filter(({ level }) => level === 'bad').length;
    if (bad > 0)
      throw new Refused('unwell', `${bad} of ${findings.length} findings would keep the server from working.`);
  },
});
