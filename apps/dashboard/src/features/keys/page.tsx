import type { Scope } from '@desirepath/contract/access';
import type { ApiKey } from '@desirepath/contract/keys';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { FormProblem } from '../../app/form-problem.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { issueOf, problemOf } from '../../app/problem.ts';
import { sitesQuery } from '../../app/sites.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { formatAgo, formatMoment } from '../../ui/format.ts';
import { Input } from '../../ui/input.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { Select } from '../../ui/select.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';
import { SitesChoice } from '../teams/sites-choice.tsx';
import { useTeam } from '../teams/team-frame.tsx';

const SCOPES = [
  { value: 'read', label: t`Read` },
  { value: 'ingest', label: t`Send only` },
  { value: 'manage', label: t`Manage` },
] as const;
const SCOPE_SAYS: Record<Scope, string> = {
  read: t`Asks every question and exports; changes nothing.`,
  ingest: t`Sends what was measured, and reads nothing.`,
  manage: t`Also changes what an admin may, but for members and keys.`,
};
const LIVES = [
  { value: '30', label: plural(30, { one: '# day', other: '# days' }) },
  { value: '90', label: plural(90, { one: '# day', other: '# days' }) },
  { value: '365', label: t`1 year` },
  { value: 'none', label: t`Until revoked` },
] as const;

export function KeysPage() {
  const team = useTeam();
  if (!team) return null; // the frame says why
  return (
    <SectionCard
      title={t`API keys`}
      description={
        <Trans>
          For programs: <code className="font-mono text-xs">Authorization: Bearer dp_…</code>. A key can do no more than
          who made it, and ends when they leave the team.
        </Trans>
      }
    >
      <NewKey team={team.id} />
      <KeyList team={team.id} />
    </SectionCard>
  );
}

function KeyList({ team }: { team: string }) {
  const keys = useQuery(api.keys.list.queryOptions({ input: { team } }));
  return (
    <Loaded query={keys}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon={KeyRound} title={t`No keys`}>
            <Trans>Name one above for each program, so that each can be revoked alone.</Trans>
          </EmptyState>
        ) : (
          <Table label={t`API keys`}>
            <thead>
              <tr>
                <Th>
                  <Trans>Name</Trans>
                </Th>
                <Th>
                  <Trans>May</Trans>
                </Th>
                <Th>
                  <Trans>Sites</Trans>
                </Th>
                <Th>
                  <Trans>Last used</Trans>
                </Th>
                <Th>
                  <Trans>Ends</Trans>
                </Th>
                <Th aria-label={t`What can be done`} />
              </tr>
            </thead>
            <tbody>
              {items.map((key) => (
                <KeyRow key={key.id} team={team} apiKey={key} />
              ))}
            </tbody>
          </Table>
        )
      }
    </Loaded>
  );
}

function KeyRow({ team, apiKey }: { team: string; apiKey: ApiKey }) {
  const { id, name, hint, made_by, scope, sites, last_used_at, expires_at } = apiKey;
  const revoke = useChange(api.keys.revoke.mutationOptions(), {
    stale: [api.keys.list.key()],
    done: t`${name} does not work any more.`,
  });
  const [isAsking, setAsking] = useState(false);
  return (
    <tr>
      <Td>
        <p className="font-medium">{name}</p>
        <p className="text-2sm text-muted-foreground">
          <Trans>
            <code className="font-mono text-xs">{hint}…</code> by {made_by}
          </Trans>
        </p>
      </Td>
      <Td className="whitespace-nowrap">{SCOPES.find(({ value }) => value === scope)?.label}</Td>
      <Td className="whitespace-nowrap">
        {sites ? plural(sites.length, { one: '# site', other: '# sites' }) : t`All`}
      </Td>
      <Td className="whitespace-nowrap">{last_used_at ? formatAgo(last_used_at, new Date()) : t`Never`}</Td>
      <Td className="whitespace-nowrap">{expires_at ? formatMoment(expires_at) : t`When revoked`}</Td>
      <Td className="text-end">
        <Button size="sm" variant="danger" aria-label={t`Revoke ${name}`} onClick={() => setAsking(true)}>
          <Trans>Revoke</Trans>
        </Button>
        <ConfirmDelete
          verb={t`Revoke`}
          open={isAsking}
          onOpenChange={setAsking}
          name={name}
          isPending={revoke.isPending}
          onConfirm={() => revoke.mutate({ team, id })}
        >
          <Trans>Programs that use this key are refused at once. It cannot be made to work again.</Trans>
        </ConfirmDelete>
      </Td>
    </tr>
  );
}

function NewKey({ team }: { team: string }) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('read');
  const [sites, setSites] = useState<number[] | null>(null);
  const [life, setLife] = useState<(typeof LIVES)[number]['value']>('90');
  const own = useQuery(sitesQuery).data?.items.filter((site) => site.team === team) ?? [];
  const create = useChange(api.keys.create.mutationOptions(), {
    stale: [api.keys.list.key()],
    isSaidByForm: true,
    onDone: () => setName(''),
  });
  const problem = create.error ? problemOf(create.error) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({
      team,
      name,
      scope,
      sites,
      days: life === 'none' ? null : Number(life),
    });
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-52 flex-1">
          <Field label={t`Name`} error={issueOf(problem, 'name')}>
            {(control) => (
              <Input
                {...control}
                required
                maxLength={100}
                placeholder={t`Weekly report`}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Select label={t`What it may`} value={scope} options={SCOPES} onChange={setScope} />
        {own.length > 1 && (
          <SitesChoice label={t`Sites`} sites={own} chosen={sites} onChange={setSites}>
            {sites ? plural(sites.length, { one: '# site', other: '# sites' }) : t`All sites`}
          </SitesChoice>
        )}
        <Select label={t`How long it works`} value={life} options={LIVES} onChange={setLife} />
        <Button type="submit" variant="primary" disabled={create.isPending || sites?.length === 0}>
          <Trans>Make a key</Trans>
        </Button>
      </div>
      <p className="text-2sm text-muted-foreground">{SCOPE_SAYS[scope]}</p>
      <FormProblem problem={problem} fields={['name']} />
      {create.data && (
        <div role="status" className="grid gap-2 rounded-md border bg-muted p-3">
          <p>
            <Trans>This key is shown once. Keep it where only the program can read it.</Trans>
          </p>
          <code className="break-all font-mono text-xs">{create.data.key}</code>
          <div>
            <CopyButton text={create.data.key} label={t`Copy key`} />
          </div>
        </div>
      )}
    </form>
  );
}
