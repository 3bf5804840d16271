import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Download, ScrollText } from 'lucide-react';
import type { FormEvent } from 'react';
import { api } from '../../app/api.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useTyped } from '../../app/use-typed.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Input } from '../../ui/input.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';

const route = getRouteApi('/signed-in/teams/$teamId/audit');

/** Who saw and changed what, newest first; as a file, too. */
export function AuditPage() {
  const { teamId: team } = route.useParams();
  const { email, action } = route.useSearch();
  const filter = { team, ...(email && { email }), ...(action && { action }) };
  const log = useInfiniteQuery(
    api.audit.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...filter, limit: 50, ...(cursor && { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next_cursor ?? undefined,
    }),
  );
  const fileOf = (format: 'csv' | 'jsonl') =>
    `/api/teams/${team}/audit/export?${new URLSearchParams({ ...(email && { email }), ...(action && { action }), format })}`;
  return (
    <SectionCard
      title={t`Audit log`}
      description={t`Who saw and changed what: recordings watched, exports, settings, members, keys and sign-ins.`}
      actions={
        <div className="flex gap-2">
          {(['csv', 'jsonl'] as const).map((format) => (
            <Button key={format} asChild>
              <a href={fileOf(format)} download>
                <Download aria-hidden />
                {format.toUpperCase()}
              </a>
            </Button>
          ))}
        </div>
      }
    >
      <Filter asked={{ email, action }} />
      <Loaded query={{ data: log.data?.pages.flatMap(({ items }) => items), error: log.error, refetch: log.refetch }}>
        {(entries) =>
          entries.length === 0 ? (
            <EmptyState icon={ScrollText} title={t`Nothing is noted`}>
              {email || action ? t`Nothing fits. Ask for less.` : t`What members see and change will stand here.`}
            </EmptyState>
          ) : (
            <>
              <Table label={t`Audit log`}>
                <thead>
                  <tr>
                    <Th>
                      <Trans>When</Trans>
                    </Th>
                    <Th>
                      <Trans>Who</Trans>
                    </Th>
                    <Th>
                      <Trans>What</Trans>
                    </Th>
                    <Th>
                      <Trans>Of</Trans>
                    </Th>
                    <Th>
                      <Trans>From</Trans>
                    </Th>
                  </tr>
                </thead>
                <tbody>
                  {entries.map((entry) => (
                    <tr key={entry.id}>
                      <Td className="whitespace-nowrap">{formatMoment(entry.at)}</Td>
                      <Td>
                        {entry.email}
                        {entry.key && (
                          <Badge className="ms-1.5">
                            <Trans>API key</Trans>
                          </Badge>
                        )}
                      </Td>
                      <Td className="whitespace-nowrap">
                        <code className="font-mono text-xs">{entry.action}</code>
                        {entry.refused && (
                          <Badge tone="bad" className="ms-1.5">
                            <Trans>refused</Trans>
                          </Badge>
                        )}
                      </Td>
                      <Td className="max-w-56 truncate" title={entry.subject}>
                        {[entry.site && t`site ${entry.site}`, entry.subject].filter(Boolean).join(' · ')}
                      </Td>
                      <Td className="whitespace-nowrap">{entry.address}</Td>
                    </tr>
                  ))}
                </tbody>
              </Table>
              <ShowMore list={log} />
            </>
          )
        }
      </Loaded>
    </SectionCard>
  );
}

function Filter({ asked }: { asked: { email: string | undefined; action: string | undefined } }) {
  const [email, setEmail] = useTyped(asked.email ?? '');
  const [action, setAction] = useTyped(asked.action ?? '');
  const navigate = useNavigate();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ to: '.', search: { email: email.trim() || undefined, action: action.trim() || undefined } });
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap gap-2">
      <Input
        aria-label={t`E-mail address`}
        placeholder="ada@example.com"
        className="w-56"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Input
        aria-label={t`What was done, or how it begins`}
        placeholder="recordings."
        className="w-44"
        value={action}
        onChange={(event) => setAction(event.target.value)}
      />
      <Button type="submit">
        <Trans>Show</Trans>
      </Button>
    </form>
  );
}
