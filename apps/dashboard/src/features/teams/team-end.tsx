import type { Team } from '@desirepath/contract/teams';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../ui/button.tsx';
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
  const leave = useAct(api.teams.leave.mutationOptions(), { ...gone, done: `You have left ${team.name}.` });
  const remove = useAct(api.teams.remove.mutationOptions(), { ...gone, done: `${team.name} is deleted.` });
  const rename = useAct(api.teams.update.mutationOptions(), {
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
    <SectionCard title="This team">
      <div className="flex flex-wrap gap-2">
        {team.role !== 'viewer' && team.role !== 'analyst' && (
          <Button onClick={() => open('rename', team.name)}>Rename</Button>
        )}
        <Button onClick={() => open('leave')}>Leave</Button>
        {team.role === 'owner' && (
          <Button variant="danger" onClick={() => open('delete')}>
            Delete the team
          </Button>
        )}
      </div>
      <Dialog
        open={asked === 'leave'}
        onOpenChange={() => setAsked(undefined)}
        title={`Leave ${team.name}?`}
        description="You no longer see its sites, and API keys you have made for it stop working."
      >
        <Button variant="danger" disabled={leave.isPending} onClick={() => leave.mutate({ team: team.id })}>
          Leave
        </Button>
      </Dialog>
      <Dialog
        open={asked === 'delete' || asked === 'rename'}
        onOpenChange={() => setAsked(undefined)}
        title={asked === 'rename' ? 'Rename the team' : `Delete ${team.name}?`}
        description={
          asked === 'rename'
            ? undefined
            : 'All its sites are deleted, with everything that was measured. This cannot be undone. Type the name of the team.'
        }
      >
        <form onSubmit={submit} className="grid gap-4">
          <Field label="Name of the team">
            {(control) => (
              <Input {...control} required value={typed} onChange={(event) => setTyped(event.target.value)} />
            )}
          </Field>
          {asked === 'rename' ? (
            <Button type="submit" variant="primary" disabled={rename.isPending}>
              Save
            </Button>
          ) : (
            <Button type="submit" variant="danger" disabled={typed !== team.name || remove.isPending}>
              Delete the team
            </Button>
          )}
        </form>
      </Dialog>
    </SectionCard>
  );
}
