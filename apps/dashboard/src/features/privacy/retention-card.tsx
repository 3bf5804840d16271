import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../app/api.ts';
import { loadedProps } from '../../app/loaded-props.ts';
import { counted, formatNumber } from '../../ui/format.ts';
import { Loaded, SectionCard } from '../../ui/section-card.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';

const WORDS = {
  recordings: 'Recordings',
  events: 'Events',
  answers: 'Answers to surveys',
  feedback: 'Messages',
  audit: 'Audit log of the team',
} as const;

/** How long each kind is kept, and how much goes within the hour. */
export function RetentionCard({ site }: { site: number }) {
  const retention = useQuery(api.privacy.retention.queryOptions({ input: { site } }));
  return (
    <SectionCard
      title="What goes next"
      description={
        <>
          By the ages in the{' '}
          <Link
            to="/sites/$siteId/settings"
            params={{ siteId: site }}
            className="text-ember-text underline underline-offset-4"
          >
            settings
          </Link>
          , looked at every hour. What is deleted is gone from the disk.
        </>
      }
    >
      <Loaded {...loadedProps(retention)}>
        {({ items }) => (
          <Table label="What goes with the next run">
            <thead>
              <tr>
                <Th>What</Th>
                <Th>Kept for</Th>
                <Th numeric>Due now</Th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ kind, keep_days, due }) => (
                <tr key={kind}>
                  <Td>{WORDS[kind]}</Td>
                  <Td>{keep_days === null ? 'Without end' : counted(keep_days, 'day')}</Td>
                  <Td numeric>{formatNumber(due)}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Loaded>
    </SectionCard>
  );
}
