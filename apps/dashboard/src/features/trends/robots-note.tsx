import type { Question } from '@desirepath/contract/segment';
import type { RobotReason } from '@desirepath/contract/trends';
import { useQuery } from '@tanstack/react-query';
import { Bot } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';

const REASONS: Record<RobotReason, string> = {
  user_agent: 'It says that it is a robot',
  headless: 'A browser without a window',
  automated: 'A browser that a program steers',
  speed: 'Faster than any person',
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
        {data.total === 1 ? '1 request from a robot' : `${formatNumber(data.total)} requests from robots`} not counted
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Robots"
        description="What they sent in these days is counted here and nowhere else. Days are those of UTC."
      >
        <Table label="Requests from robots by what gave them away">
          <thead>
            <tr>
              <Th>What gave them away</Th>
              <Th numeric>Requests</Th>
              <Th numeric>Events</Th>
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
