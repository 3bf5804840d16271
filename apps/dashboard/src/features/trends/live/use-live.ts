import type { LiveMessage } from '@desirepath/contract/trends';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, client } from '../../../app/api.ts';
import { type Connection, followLive } from './follow.ts';
import { EMPTY_LOG, type LiveLog, receive, release } from './live-log.ts';

type Now = Extract<LiveMessage, { kind: 'now' }>;

export interface Live {
  connection: Connection;
  /** Who is there; undefined until it is known. */
  now: Now | undefined;
  log: LiveLog;
  /** Whether the first events have come, which may be none. */
  isLogKnown: boolean;
  reconnect: () => void;
}

/** A site as it is now. While `isHeld` no line is added; while the window is hidden nothing is asked for. */
export function useLive(siteId: number, isHeld: boolean): Live {
  const [connection, setConnection] = useState<Connection>({ state: 'connecting' });
  const [now, setNow] = useState<Now>();
  const [log, setLog] = useState<LiveLog>();
  const [attempt, setAttempt] = useState(0);
  const isVisible = useIsVisible();
  const queryClient = useQueryClient();
  const held = useRef(isHeld);

  useEffect(() => {
    held.current = isHeld;
    if (!isHeld) setLog((before) => before && release(before));
  }, [isHeld]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another connection
  useEffect(() => {
    if (!isVisible) return;
    const leaving = new AbortController();
    void followLive({
      open: (signal) => client.trends.liveStream({ site: siteId }, { signal }),
      signal: leaving.signal,
      onMessage: (message) => {
        if (message.kind === 'now') setNow(message);
        else setLog((before) => receive(before ?? EMPTY_LOG, message, held.current));
      },
      onConnection: (next) => {
        setConnection(next);
        // The stream is no query; asking one again is how all of the dashboard learns that nobody is signed in.
        if (next.state === 'refused' && next.problem.code === 'not_signed_in') {
          void queryClient.refetchQueries({ queryKey: api.accounts.me.key() });
        }
      },
    });
    return () => leaving.abort();
  }, [siteId, isVisible, attempt, queryClient]);

  const reconnect = useCallback(() => {
    setConnection({ state: 'connecting' });
    setAttempt((before) => before + 1);
  }, []);
  return { connection, now, log: log ?? EMPTY_LOG, isLogKnown: log !== undefined, reconnect };
}

function useIsVisible(): boolean {
  const [isVisible, setVisible] = useState(() => !document.hidden);
  useEffect(() => {
    const onChange = () => setVisible(!document.hidden);
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, []);
  return isVisible;
}
