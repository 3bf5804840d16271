import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import type { Connection } from './follow.ts';

/** Whether what is shown is what is happening. */
export function ConnectionNote({ connection, isPaused }: { connection: Connection; isPaused: boolean }) {
  return (
    <p role="status" className="flex items-center gap-2 text-2sm text-muted-foreground">
      {connection.state === 'connecting' && t`Connecting…`}
      {connection.state === 'lost' && (
        <>
          <CloudOff className="size-4 text-bad" aria-hidden />
          <span className="text-bad">
            <Trans>Connection lost. Trying again…</Trans>
          </span>
        </>
      )}
      {connection.state === 'open' && (
        <>
          <span aria-hidden className={`size-2 rounded-full ${isPaused ? 'bg-input' : 'bg-good'}`} />
          {isPaused ? t`Paused` : t`Connected`}
        </>
      )}
    </p>
  );
}
