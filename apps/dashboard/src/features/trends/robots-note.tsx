import type { Question } from '@desirepath/contract/segment';
import type { RobotReason } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Bot } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';

const REASONS: Record<RobotReason, string> = {
  user_agent: t`It says that it is a robot`,
  headless: t`A browser without a window`,
  automated: t`A browser that a program steers`,
  speed: t`Faster than any person`,
};

/** What robots sent in these days, which no figure above holds. Nothing where there were none. */
export function RobotsNote({ question: { site, from, to } }: { question: Question }) {
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(api.trends.robots.queryOptions({ input: { site, from, to } }));
  if (!data?.total) return null;
  return (
    <>
      <Button variant="ghost" size="sm" className="justify-self-start font-normal" onClick={() => setOpen(true)}>
        <Bot aria-hidden />
        <Plural
          value={data.total}
          one="# request from a robot not counted"
          other="# requests from robots not counted"
        />
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t`Robots`}
        description={t`What they sent in these days is counted here and nowhere else. Days are those of UTC.`}
      >
        <Table label={t`Requests from robots by what gave them away`}>
          <thead>
            <tr>
              <Th>
                <Trans>What gave them away</Trans>
              </Th>
              <Th numeric>
                <Trans>Requests</Trans>
              </Th>
              <Th numeric>
                <Trans>Events</Trans>
              </Th>
            </tr>
          </thead>
          <tbody>
            {data.items.map(({ reason, batches, events }) => (
              <tr key={reason}>
                <Td>{REASONS[reason]}</Td>
                <Td numeric>{formatNumber(batches)}</Td>
                <Td numeric>{formatNumber(events)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Dialog>
    </>
  );
}
