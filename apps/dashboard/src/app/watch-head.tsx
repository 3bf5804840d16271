import { Trans } from '@lingui/react/macro';
import { Th } from '../ui/table.tsx';

/** The head of the column that leads from each row to its sessions: it is read out, and not seen. */
export const WatchHead = ({ className }: { className?: string }) => (
  <Th className={className}>
    <span className="sr-only">
      <Trans>Recordings</Trans>
    </span>
  </Th>
);
