import type { ServerStatus } from '@desirepath/contract/operation';
import { plural, t } from '@lingui/core/macro';
import { formatAgo, formatBytes, formatDays } from '../../ui/format.ts';

const MONTH = 30 * 24 * 60 * 60 * 1000;
const TIGHT = 0.1;

/** A figure, what is to be said with it, and whether somebody has to do something. */
export interface Said {
  value: string;
  note: string;
  isBad?: boolean;
}

/** Which server is told of: of several the next question may come to another. */
export function serverWords(
  { version, host, servers, started_at }: Pick<ServerStatus, 'version' | 'host' | 'servers' | 'started_at'>,
  now: Date,
): string {
  const ago = formatAgo(started_at, now);
  if (servers === 1) return t`Desirepath ${version}, started ${ago}.`;
  return t`Desirepath ${version} on ${host}, started ${ago}: one of ${servers} servers. What arrives, memory, disk and backups are its own.`;
}

/** How full the disk is, and when it will be. Soon is bad, and so is little. */
export function diskWords({ free_bytes, total_bytes, filling_a_day, full_at }: ServerStatus['disk'], now: Date): Said {
  const value = t`${formatBytes(free_bytes)} free`;
  const total = formatBytes(total_bytes);
  const isTight = free_bytes < total_bytes * TIGHT;
  if (filling_a_day === null)
    return { value, note: t`Of ${total}. When it will be full is known after a day.`, isBad: isTight };
  if (full_at === null) return { value, note: t`Of ${total}, and not filling`, isBad: isTight };
  const day = full_at.slice(0, 10);
  const isSoon = Date.parse(full_at) - now.getTime() < MONTH;
  return {
    value,
    note: t`Of ${total}. ${formatBytes(filling_a_day)} less a day: full about ${formatDays(day, day)}.`,
    isBad: isTight || isSoon,
  };
}

/** A job that is due is begun within a second; what has waited for minutes waits for a hand. */
const LATE = 5 * 60 * 1000;

export function queueWords({ queued, running, failed, due_since }: ServerStatus['queue'], now: Date): Said {
  const isLate = due_since !== null && now.getTime() - Date.parse(due_since) > LATE;
  const late = isLate && due_since ? t`The first was due ${formatAgo(due_since, now)}.` : '';
  const givenUp = failed > 0 ? plural(failed, { one: '# job given up.', other: '# jobs given up.' }) : '';
  return {
    value: t`${plural(queued, { one: '# job', other: '# jobs' })} waiting`,
    note: [t`${running} at work.`, late, givenUp].filter(Boolean).join(' '),
    isBad: isLate || failed > 0,
  };
}

/** Of the last minute that is over; of the one that is not, where there is no other. */
export function rateOf({ minutes }: ServerStatus['ingest']): number {
  const { accepted = 0 } = minutes.at(-2) ?? minutes.at(-1) ?? {};
  return accepted / 60;
}

const DAY_AND_A_NIGHT = 36 * 60 * 60 * 1000;

/** Of several servers one makes the backups, which need not be this one. */
export function backupWords(last: string | null, now: Date, servers = 1): Said {
  if (last === null && servers > 1)
    return { value: t`None here`, note: t`One of the servers makes them, the one with a BACKUP_DIR.` };
  if (last === null) return { value: t`None`, note: t`Set BACKUP_DIR, and one is made every night.`, isBad: true };
  return {
    value: formatAgo(last, now),
    note: t`The newest archive where backups are kept.`,
    isBad: now.getTime() - Date.parse(last) > DAY_AND_A_NIGHT,
  };
}
