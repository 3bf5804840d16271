import type { ServerStatus } from '@desirepath/contract/operation';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { habits } from '../../language/i18n.ts';
import { cn } from '../../ui/class-names.ts';
import { formatBytes } from '../../ui/format.ts';
import { backupWords, diskWords, queueWords, rateOf, type Said } from './words.ts';

const rate = new Intl.NumberFormat(habits(), { maximumSignificantDigits: 3 });

/** What is looked at first: whether it keeps up, and for how long there is room. */
export function Figures({ status }: { status: ServerStatus }) {
  const { ingest, queue, disk, memory_bytes, last_backup_at, servers } = status;
  const now = new Date();
  const arriving = { value: t`${rate.format(rateOf(ingest))} events/s`, note: waitingWords(ingest) };
  const memory = { value: formatBytes(memory_bytes), note: t`Resident, of the whole process.` };
  return (
    <dl className="grid gap-3 sm:grid-cols-2 lg:grid-cols-5">
      <Figure label={t`Arriving`} said={arriving} />
      <Figure label={t`Disk`} said={diskWords(disk, now)} />
      <Figure label={t`Queue`} said={queueWords(queue, now)}>
        <Link to="/jobs" search={{}} className="text-ember-text underline underline-offset-4">
          <Trans>All jobs</Trans>
        </Link>
      </Figure>
      <Figure label={t`Memory`} said={memory} />
      <Figure label={t`Last backup`} said={backupWords(last_backup_at, now, servers)} />
    </dl>
  );
}

const waitingWords = ({ waiting_bytes }: ServerStatus['ingest']) =>
  waiting_bytes === 0 ? t`Nothing waits to be written.` : t`${formatBytes(waiting_bytes)} are not yet written.`;

function Figure({ label, said, children }: { label: string; said: Said; children?: ReactNode }) {
  return (
    <div className={cn('rounded-lg border bg-card px-4 py-3', said.isBad && 'border-bad')}>
      <dt className="text-2sm text-muted-foreground">{label}</dt>
      <dd>
        <p className={cn('font-medium text-lg tabular-nums', said.isBad && 'text-bad')}>{said.value}</p>
        <p className="text-2sm text-muted-foreground">
          {said.note} {children}
        </p>
      </dd>
    </div>
  );
}
