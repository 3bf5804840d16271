import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Download, UserSearch } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { formatMoment, formatNumber } from '../../ui/format.ts';
import { Input } from '../../ui/input.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';
import { KIND_WORDS } from './kinds.ts';

/** Finds one person; hands out or deletes all that is kept of them. */
export function PersonCard({ site }: { site: number }) {
  const [term, setTerm] = useState('');
  const find = useMutation(api.privacy.find.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    find.mutate({ site, term });
  };
  const found = find.data;
  const searched = find.variables?.term ?? '';
  const isNothing = found && Object.values(found.counts).every((rows) => rows === 0);
  return (
    <SectionCard
      title={t`One person`}
      description={t`Find by the id of a visitor or user, an e-mail address or another trait, exactly as it was said, also in an answer to a survey. All their browsers are found with it.`}
    >
      <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
        <div className="min-w-60 flex-1">
          <Field label={t`Who`} error={find.error ? problemOf(find.error).message : undefined}>
            {(control) => (
              <Input
                {...control}
                required
                placeholder="ada@example.com"
                value={term}
                onChange={(event) => setTerm(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Button type="submit" variant="primary" disabled={find.isPending}>
          <Trans>Find</Trans>
        </Button>
      </form>
      {found && isNothing && (
        <EmptyState icon={UserSearch} title={t`Nothing is kept of anybody like this`}>
          {found.deletions[0]
            ? t`They were deleted on ${formatMoment(found.deletions[0].done_at ?? found.deletions[0].requested_at)}; the proof is below.`
            : t`Try another id of theirs: that of their account, or their e-mail address.`}
        </EmptyState>
      )}
      {found && !isNothing && (
        <>
          <p>
            {[
              found.user_ids.length > 0 && t`Known as ${found.user_ids.join(', ')}`,
              browsers(found.visitor_ids.length),
              found.first_seen &&
                found.last_seen &&
                t`from ${formatMoment(found.first_seen)} to ${formatMoment(found.last_seen)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <Table label={t`What is kept of this person`}>
            <thead>
              <tr>
                <Th>
                  <Trans>What</Trans>
                </Th>
                <Th numeric>
                  <Trans>Rows</Trans>
                </Th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(found.counts).map(([kind, rows]) => (
                <tr key={kind}>
                  <Td>{KIND_WORDS[kind] ?? kind}</Td>
                  <Td numeric>{formatNumber(rows)}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
          <div className="flex flex-wrap gap-2">
            <Button asChild>
              <a
                href={`/api/privacy/people/export?${new URLSearchParams({ site: String(site), term: searched })}`}
                download
              >
                <Download aria-hidden />
                <Trans>Export as zip</Trans>
              </a>
            </Button>
            <DeleteButton site={site} term={searched} onDeleted={() => find.reset()} />
          </div>
        </>
      )}
    </SectionCard>
  );
}

function DeleteButton({ site, term, onDeleted }: { site: number; term: string; onDeleted: () => void }) {
  const [isAsked, setAsked] = useState(false);
  const remove = useChange(api.privacy.remove.mutationOptions(), {
    stale: [api.privacy.deletions.key()],
    done: t`The deletion has begun. Its proof is below.`,
    onDone: () => {
      setAsked(false);
      onDeleted();
    },
  });
  return (
    <>
      <Button variant="danger" onClick={() => setAsked(true)}>
        <Trans>Delete this person</Trans>
      </Button>
      <ConfirmDelete
        open={isAsked}
        onOpenChange={setAsked}
        title={t`Delete everything of ${term}?`}
        verb={t`Delete for good`}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ site, term })}
      >
        <Trans>
          Visits, events, recordings, answers and messages, from the disk too. Reports count them no more. This cannot
          be undone.
        </Trans>
      </ConfirmDelete>
    </>
  );
}

function browsers(count: number): string {
  if (count === 0) return t`Known by no browser`;
  return plural(count, { one: 'One browser', other: '# browsers' });
}
