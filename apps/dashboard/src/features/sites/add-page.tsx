import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { useMayAddSite, useTeamsForSites } from '../../app/at-least.tsx';
import { NotForYou } from '../../app/fallbacks.tsx';
import { FormProblem } from '../../app/form-problem.tsx';
import { issueOf, problemOf } from '../../app/problem.ts';
import { SetupSteps } from '../../app/setup-steps.tsx';
import { sitesQuery } from '../../app/sites.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { NativeSelect } from '../../ui/native-select.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { isLocalDomain } from './domain.ts';
import { browserTimeZone, TimeZoneSelect } from './time-zone-select.tsx';

export function AddSitePage() {
  return useMayAddSite() ? <AddSite /> : <NotForYou needs="admin" />;
}

function AddSite() {
  const teams = useTeamsForSites() ?? [];
  const [chosenTeam, setChosenTeam] = useState<string>();
  const team = chosenTeam ?? (teams.find(({ role }) => role === 'owner') ?? teams[0])?.id;
  const [domain, setDomain] = useState('');
  const [name, setName] = useState('');
  const [timeZone, setTimeZone] = useState(browserTimeZone);
  const isFirst = useQuery(sitesQuery).data?.items.length === 0;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const create = useMutation(
    api.sites.create.mutationOptions({
      onSuccess: async (site) => {
        await queryClient.invalidateQueries({ queryKey: api.sites.list.key() });
        await navigate({ to: '/sites/$siteId/install', params: { siteId: site.id } });
      },
    }),
  );
  const problem = create.error ? problemOf(create.error) : undefined;
  const domainError = problem?.code === 'domain_taken' ? problem.message : issueOf(problem, 'domain');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({
      domain,
      ...(name.trim() ? { name } : {}),
      ...(team && { team }),
      settings: { time_zone: timeZone, ...(isLocalDomain(domain) ? { allow_localhost: true } : {}) },
    });
  };

  return (
    <div className="mx-auto grid max-w-xl gap-4">
      {isFirst && <SetupSteps at="site" />}
      <PageHeader title={t`Add a site`} description={t`All of it can be changed later.`} />
      <Card>
        <form onSubmit={submit} className="grid gap-5 p-5">
          <Field label={t`Domain`} help={t`Where the site lives, such as example.com`} error={domainError}>
            {(control) => (
              <Input
                {...control}
                required
                // The page has one thing to do, and this is its first field.
                autoFocus
                autoCapitalize="none"
                spellCheck={false}
                placeholder="example.com"
                value={domain}
                onChange={(event) => setDomain(event.target.value)}
              />
            )}
          </Field>
          <Field label={t`Name`} help={t`Optional; the domain if left empty`} error={issueOf(problem, 'name')}>
            {(control) => (
              <Input {...control} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
            )}
          </Field>
          <Field
            label={t`Time zone`}
            help={t`When a day of your reports begins`}
            error={issueOf(problem, 'settings.time_zone')}
          >
            {(control) => (
              <TimeZoneSelect {...control} value={timeZone} onChange={(event) => setTimeZone(event.target.value)} />
            )}
          </Field>
          {teams.length > 1 && (
            <Field label={t`Team`} help={t`Whose members see the site`} error={issueOf(problem, 'team')}>
              {(control) => (
                <NativeSelect {...control} value={team} onChange={(event) => setChosenTeam(event.target.value)}>
                  {teams.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </Field>
          )}
          {problem?.code !== 'domain_taken' && (
            <FormProblem problem={problem} fields={['domain', 'name', 'settings.time_zone', 'team']} />
          )}
          <Button type="submit" variant="primary" className="justify-self-start" disabled={create.isPending}>
            <Trans>Add site</Trans>
          </Button>
        </form>
      </Card>
    </div>
  );
}
