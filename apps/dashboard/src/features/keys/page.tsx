import type { Scope } from '@desirepath/contract/access';
import type { ApiKey } from '@desirepath/contract/keys';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { loadedProps } from '../../app/loaded-props.ts';
import { issueOf, problemOf } from '../../app/problem.ts';
import { sitesQuery } from '../../app/sites.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { counted, formatAgo, formatMoment } from '../../ui/format.ts';
import { Input } from '../../ui/input.tsx';
import { Loaded, SectionCard } from '../../ui/section-card.tsx';
import { Select } from '../../ui/select.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';
import { SitesChoice } from '../teams/sites-choice.tsx';
import { useTeam } from '../teams/team-frame.tsx';

const SCOPES = [
  { value: 'read', label: 'Read' },
  { value: 'ingest', label: 'Send only' },
  { value: 'manage', label: 'Manage' },
] as const;
const SCOPE_SAYS: Record<Scope, string> = {
  read: 'Asks every question and exports; changes nothing.',
  ingest: 'Sends what was measured, and reads nothing.',
  manage: 'Also changes what an admin may, but for members and keys.',
};
const LIVES = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
  { value: 'none', label: 'Until revoked' },
] as const;

export function KeysPage() {
  const team = useTeam();
  if (!team) return null; // the frame says why
  return (
    <SectionCard
      title="API keys"
      description={
        <>
          For programs: <code className="font-mono text-xs">Authorization: Bearer dp_…</code>. A key can do no more than
          who made it, and ends when they leave the team.
        </>
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
    <Loaded {...loadedProps(keys)}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon={KeyRound} title="No keys">
            Name one above for each program, so that each can be revoked alone.
          </EmptyState>
        ) : (
          <Table label="API keys">
            <thead>
              <tr>
                <Th>Name</Th>
                <Th>May</Th>
                <Th>Sites</Th>
                <Th>Last used</Th>
                <Th>Ends</Th>
                <Th aria-label="What can be done" />
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
  const revoke = useAct(api.keys.revoke.mutationOptions(), {
    stale: [api.keys.list.key()],
    done: `${name} does not work any more.`,
  });
  const [isAsking, setAsking] = useState(false);
  return (
    <tr>
      <Td>
        <p className="font-medium">{name}</p>
        <p className="text-[13px] text-muted-foreground">
          <code className="font-mono text-xs">{hint}…</code> by {made_by}
        </p>
      </Td>
      <Td className="whitespace-nowrap">{SCOPES.find(({ value }) => value === scope)?.label}</Td>
      <Td className="whitespace-nowrap">{sites ? counted(sites.length, 'site') : 'All'}</Td>
      <Td className="whitespace-nowrap">{last_used_at ? formatAgo(last_used_at, new Date()) : 'Never'}</Td>
      <Td className="whitespace-nowrap">{expires_at ? formatMoment(expires_at) : 'When revoked'}</Td>
      <Td className="text-end">
        <Button size="sm" variant="danger" aria-label={`Revoke ${name}`} onClick={() => setAsking(true)}>
          Revoke
        </Button>
        <ConfirmDelete
          verb="Revoke"
          open={isAsking}
          onOpenChange={setAsking}
          name={name}
          isPending={revoke.isPending}
          onConfirm={() => revoke.mutate({ team, id })}
        >
          Programs that use this key are refused at once. It cannot be made to work again.
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
  const queryClient = useQueryClient();
  const create = useMutation(
    api.keys.create.mutationOptions({
      onSuccess: async () => {
        setName('');
        await queryClient.invalidateQueries({ queryKey: api.keys.list.key() });
      },
    }),
  );
  const problem = create.error ? problemOf(create.error) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({
      team,
      name,
      scope,
      sites: sites?.length ? sites : null,
      days: life === 'none' ? null : Number(life),
    });
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-52 flex-1">
          <Field label="Name" error={issueOf(problem, 'name')}>
            {(control) => (
              <Input
                {...control}
                required
                maxLength={100}
                placeholder="Weekly report"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Select label="What it may" value={scope} options={SCOPES} onChange={setScope} />
        {own.length > 1 && (
          <SitesChoice label="Sites" sites={own} chosen={sites} onChange={setSites}>
            {sites?.length ? counted(sites.length, 'site') : 'All sites'}
          </SitesChoice>
        )}
        <Select label="How long it works" value={life} options={LIVES} onChange={setLife} />
        <Button type="submit" variant="primary" disabled={create.isPending}>
          Make a key
        </Button>
      </div>
      <p className="text-[13px] text-muted-foreground">{SCOPE_SAYS[scope]}</p>
      <FormProblem problem={problem} fields={['name']} />
      {create.data && (
        <div role="status" className="grid gap-2 rounded-md border bg-muted p-3">
          <p>This key is shown once. Keep it where only the program can read it.</p>
          <code className="break-all font-mono text-xs">{create.data.key}</code>
          <div>
            <CopyButton text={create.data.key} label="Copy key" />
          </div>
        </div>
      )}
    </form>
  );
}
