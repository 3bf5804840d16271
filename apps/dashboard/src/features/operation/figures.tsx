import type { ServerStatus } from '@desirepath/contract/operation';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { habits } from '../../language/i18n.ts';
import { cn } from '../../ui/class-names.ts';
import { formatBytes } from '../../ui/format.ts';
import { backupWords, diskWords, queueWords, rateOf, type Said } from './words.ts';

const rate = new Intl.NumberFormat(habits(), { maximumSignificantDigits: 3 });

/** What is looked at first: whether it keeps up, and for how long there is room. */
export function Figures({ status }: { status: ServerStatus }) {
  const { ingest, queue, disk, memory_bytes, last_backup_at } = status;
  const now = new Date();
  const arriving = { value: `${rate.format(rateOf(ingest))} events/s`, note: waitingWords(ingest) };
  const memory = { value: formatBytes(memory_bytes), note: 'Resident, of the whole process.' };
  return (
    <dl className="grid gap-3 sm:grid-cols-2 lg:grid-cols-5">
      <Figure label="Arriving" said={arriving} />
      <Figure label="Disk" said={diskWords(disk, now)} />
      <Figure label="Queue" said={queueWords(queue, now)}>
        <Link to="/jobs" search={{}} className="text-ember-text underline-offset-4 hover:underline">
          All jobs
        </Link>
      </Figure>
      <Figure label="Memory" said={memory} />
      <Figure label="Last backup" said={backupWords(last_backup_at, now)} />
    </dl>
  );
}

const waitingWords = ({ waiting_bytes }: ServerStatus['ingest']) =>
  waiting_bytes === 0 ? 'Nothing waits to be written.' : `${formatBytes(waiting_bytes)} are not yet written.`;

function Figure({ label, said, children }: { label: string; said: Said; children?: ReactNode }) {
  return (
    <div className={cn('rounded-lg border bg-card px-4 py-3', said.isBad && 'border-bad')}>
      <dt className="text-[13px] text-muted-foreground">{label}</dt>
      <dd>
        <p className={cn('font-medium text-lg tabular-nums', said.isBad && 'text-bad')}>{said.value}</p>
        <p className="text-[13px] text-muted-foreground">
          {said.note} {children}
        </p>
      </dd>
    </div>
  );
}
