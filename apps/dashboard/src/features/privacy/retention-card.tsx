import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../app/api.ts';
import { Loaded } from '../../app/loaded.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';

const WORDS = {
  recordings: t`Recordings`,
  events: t`Events`,
  answers: t`Answers to surveys`,
  feedback: t`Messages`,
  audit: t`Audit log of the team`,
} as const;

/** How long each kind is kept, and how much goes within the hour. */
export function RetentionCard({ site }: { site: number }) {
  const retention = useQuery(api.privacy.retention.queryOptions({ input: { site } }));
  return (
    <SectionCard
      title={t`What goes next`}
      description={
        <Trans>
          By the ages in the{' '}
          <Link
            to="/sites/$siteId/settings"
            params={{ siteId: site }}
            className="text-ember-text underline underline-offset-4"
          >
            settings
          </Link>
          , looked at every hour. What is deleted is gone from the disk.
        </Trans>
      }
    >
      <Loaded lines={5} query={retention}>
        {({ items }) => (
          <Table label={t`What goes with the next run`}>
            <thead>
              <tr>
                <Th>
                  <Trans>What</Trans>
                </Th>
                <Th>
                  <Trans>Kept for</Trans>
                </Th>
                <Th numeric>
                  <Trans>Due now</Trans>
                </Th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ kind, keep_days, due }) => (
                <tr key={kind}>
                  <Td>{WORDS[kind]}</Td>
                  <Td>{keep_days === null ? t`Without end` : plural(keep_days, { one: '# day', other: '# days' })}</Td>
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
