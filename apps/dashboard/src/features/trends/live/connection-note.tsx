import { CloudOff } from 'lucide-react';
import type { Connection } from './follow.ts';

/** Whether what is shown is what is happening. */
export function ConnectionNote({ connection, isPaused }: { connection: Connection; isPaused: boolean }) {
  return (
    <p role="status" className="flex items-center gap-2 text-[13px] text-muted-foreground">
      {connection.state === 'connecting' && 'Connecting…'}
      {connection.state === 'lost' && (
        <>
          <CloudOff className="size-4 text-bad" aria-hidden />
          <span className="text-bad">Connection lost. Trying again…</span>
        </>
      )}
      {connection.state === 'open' && (
        <>
          <span
            aria-hidden
            className={`size-2 rounded-full ${isPaused ? 'bg-input' : 'bg-good motion-safe:animate-pulse'}`}
          />
          {isPaused ? 'Paused' : 'Connected'}
        </>
      )}
    </p>
  );
}
