import { type Role, reaches } from '@desirepath/contract/roles';
import type { Team } from '@desirepath/contract/teams';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { MailPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { FormProblem } from '../../app/form-problem.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { issueOf, problemOf } from '../../app/problem.ts';
import { sitesQuery } from '../../app/sites.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Input } from '../../ui/input.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { Select } from '../../ui/select.tsx';
import { ROLE_WORDS, roleOptions } from './roles.ts';
import { SitesChoice } from './sites-choice.tsx';

/** Who is asked in and has not come yet, and the way to ask somebody. */
export function InvitationsCard({ team }: { team: Team }) {
  const invitations = useQuery(api.teams.invitations.queryOptions({ input: { team: team.id } }));
  const stale = [api.teams.invitations.key()];
  const takeBack = useChange(api.teams.uninvite.mutationOptions(), { stale, done: t`The invitation is taken back.` });
  return (
    <SectionCard
      title={t`Invitations`}
      description={t`By mail; the link is also shown to you, for where no mail is sent.`}
    >
      <InviteForm team={team} />
      <Loaded lines={4} query={invitations}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={MailPlus} title={t`Nobody is invited`}>
              <Trans>Enter an address above. An invitation works for 14 days.</Trans>
            </EmptyState>
          ) : (
            <ul className="divide-y">
              {items.map(({ id, email, role, sites, invited_by, expires_at }) => (
                <li key={id} className="flex items-center gap-3 py-2">
                  <div className="min-w-0 flex-1">
                    <p className="truncate font-medium">{email}</p>
                    <p className="text-2sm text-muted-foreground">
                      {[
                        ROLE_WORDS[role].label,
                        sites ? plural(sites.length, { one: '# site', other: '# sites' }) : t`all sites`,
                        invited_by ? t`by ${invited_by}` : t`by somebody who is gone`,
                        t`until ${formatMoment(expires_at)}`,
                      ].join(' · ')}
                    </p>
                  </div>
                  <Button
                    size="sm"
                    variant="danger"
                    aria-label={t`Take back the invitation of ${email}`}
                    disabled={takeBack.isPending}
                    onClick={() => takeBack.mutate({ team: team.id, id })}
                  >
                    <Trans>Take back</Trans>
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </SectionCard>
  );
}

function InviteForm({ team }: { team: Team }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [sites, setSites] = useState<number[] | null>(null);
  const own = useQuery(sitesQuery).data?.items.filter((site) => site.team === team.id) ?? [];
  const invite = useChange(api.teams.invite.mutationOptions(), {
    stale: [api.teams.invitations.key()],
    isSaidByForm: true,
    onDone: () => setEmail(''),
  });
  const ofRole = reaches(role, 'admin') ? null : sites;
  const problem = invite.error ? problemOf(invite.error) : undefined;
  // By the address that this page is open at: the server may know none but that of its own machine.
  const link = invite.data && new URL(new URL(invite.data.link).pathname, window.location.origin).href;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ team: team.id, email, role, sites: ofRole });
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-52 flex-1">
          <Field label={t`E-mail`} error={issueOf(problem, 'email')}>
            {(control) => (
              <Input
                {...control}
                type="email"
                required
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Select label={t`Role`} value={role} options={roleOptions(team.role)} onChange={setRole} />
        {!reaches(role, 'admin') && own.length > 1 && (
          <SitesChoice label={t`Sites`} sites={own} chosen={sites} onChange={setSites}>
            {sites ? plural(sites.length, { one: '# site', other: '# sites' }) : t`All sites`}
          </SitesChoice>
        )}
        <Button type="submit" variant="primary" disabled={invite.isPending || ofRole?.length === 0}>
          <Trans>Invite</Trans>
        </Button>
      </div>
      <p className="text-2sm text-muted-foreground">{ROLE_WORDS[role].says}.</p>
      <FormProblem problem={problem} fields={['email']} />
      {invite.data && link && (
        <div role="status" className="grid gap-2 rounded-md border bg-muted p-3">
          <p>
            <Trans>{invite.data.email} is invited. This link is shown once:</Trans>
          </p>
          <code className="break-all font-mono text-xs">{link}</code>
          <div>
            <CopyButton text={link} label={t`Copy link`} />
          </div>
        </div>
      )}
    </form>
  );
}
