import type { Team } from '@desirepath/contract/teams';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { SectionCard } from '../../ui/section-card.tsx';

/** A new name, leaving, and the end of the team, which takes its name, typed out. */
export function TeamEnd({ team }: { team: Team }) {
  const [asked, setAsked] = useState<'leave' | 'delete' | 'rename'>();
  const [typed, setTyped] = useState('');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const gone = {
    stale: [api.sites.list.key()],
    onDone: () => {
      void navigate({ to: '/sites', search: {} });
      queryClient.removeQueries({ queryKey: api.teams.list.key() });
    },
  };
  const leave = useChange(api.teams.leave.mutationOptions(), { ...gone, done: t`You have left ${team.name}.` });
  const remove = useChange(api.teams.remove.mutationOptions(), { ...gone, done: t`${team.name} is deleted.` });
  const rename = useChange(api.teams.update.mutationOptions(), {
    stale: [api.teams.list.key()],
    onDone: () => setAsked(undefined),
  });
  const open = (what: typeof asked, text = '') => {
    setTyped(text);
    setAsked(what);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asked === 'rename') rename.mutate({ team: team.id, name: typed });
    if (asked === 'delete' && typed === team.name) remove.mutate({ team: team.id });
  };
  return (
    <SectionCard title={t`This team`}>
      <div className="flex flex-wrap gap-2">
        {team.role !== 'viewer' && team.role !== 'analyst' && (
          <Button onClick={() => open('rename', team.name)}>
            <Trans>Rename</Trans>
          </Button>
        )}
        <Button onClick={() => open('leave')}>
          <Trans>Leave</Trans>
        </Button>
        {team.role === 'owner' && (
          <Button variant="danger" onClick={() => open('delete')}>
            <Trans>Delete the team</Trans>
          </Button>
        )}
      </div>
      <ConfirmDelete
        open={asked === 'leave'}
        onOpenChange={() => setAsked(undefined)}
        title={t`Leave ${team.name}?`}
        verb={t`Leave`}
        isPending={leave.isPending}
        onConfirm={() => leave.mutate({ team: team.id })}
      >
        <Trans>You no longer see its sites, and API keys you have made for it stop working.</Trans>
      </ConfirmDelete>
      <Dialog
        open={asked === 'delete' || asked === 'rename'}
        onOpenChange={() => setAsked(undefined)}
        title={asked === 'rename' ? t`Rename the team` : t`Delete ${team.name}?`}
        description={
          asked === 'rename'
            ? undefined
            : t`All its sites are deleted, with everything that was measured. This cannot be undone. Type the name of the team.`
        }
      >
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t`Name of the team`}>
            {(control) => (
              <Input {...control} required value={typed} onChange={(event) => setTyped(event.target.value)} />
            )}
          </Field>
          {asked === 'rename' ? (
            <Button type="submit" variant="primary" disabled={rename.isPending}>
              <Trans>Save</Trans>
            </Button>
          ) : (
            <Button type="submit" variant="danger" disabled={typed !== team.name || remove.isPending}>
              <Trans>Delete the team</Trans>
            </Button>
          )}
        </form>
      </Dialog>
    </SectionCard>
  );
}
