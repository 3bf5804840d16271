import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { issueOf, problemOf } from '../../app/problem.ts';
import { useSite } from '../../app/question.ts';
import { Button } from '../../ui/button.tsx';
import { Card, CardHeader } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Input } from '../../ui/input.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RemoveSite } from './remove-site.tsx';
import { changesOf, draftOf, queryKeysIssue, type SiteDraft } from './site-draft.ts';
import { SwitchRow } from './switch-row.tsx';
import { TimeZoneSelect } from './time-zone-select.tsx';

const FIELDS = ['name', 'domain', 'settings.time_zone', 'settings.sample_rate', 'settings.query_keys'];

export function SettingsPage() {
  const site = useSite();
  const [draft, setDraft] = useState(() => draftOf(site));
  const set = (part: Partial<SiteDraft>) => setDraft((before) => ({ ...before, ...part }));
  const queryClient = useQueryClient();
  const update = useMutation(
    api.sites.update.mutationOptions({
      onSuccess: async (changed) => {
        queryClient.setQueryData(api.sites.get.queryKey({ input: { id: site.id } }), changed);
        setDraft(draftOf(changed));
        toast.success('Saved. Pages pick the settings up with their next load.');
        // A change of the time zone moves the days of every report.
        await queryClient.invalidateQueries();
      },
    }),
  );
  const problem = update.error ? problemOf(update.error) : undefined;
  const domainError = problem?.code === 'domain_taken' ? problem.message : issueOf(problem, 'domain');
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(site));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ id: site.id, ...changesOf(draft) });
  };

  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <PageHeader title="Settings" description={site.domain}>
        <Button asChild>
          <Link to="/sites/$siteId/install" params={{ siteId: site.id }}>
            Tracking script
          </Link>
        </Button>
      </PageHeader>
      <form onSubmit={submit} className="grid gap-4">
        <Card>
          <CardHeader title="Site" />
          <div className="grid gap-4 p-4 pt-2">
            <Field label="Name" error={issueOf(problem, 'name')}>
              {(control) => (
                <Input
                  {...control}
                  required
                  maxLength={100}
                  value={draft.name}
                  onChange={(event) => set({ name: event.target.value })}
                />
              )}
            </Field>
            <Field label="Domain" help="Where the site lives, such as example.com" error={domainError}>
              {(control) => (
                <Input
                  {...control}
                  required
                  value={draft.domain}
                  onChange={(event) => set({ domain: event.target.value })}
                />
              )}
            </Field>
            <Field
              label="Time zone"
              help="When a day of your reports begins. Changing it moves the days of the past, too."
              error={issueOf(problem, 'settings.time_zone')}
            >
              {(control) => (
                <TimeZoneSelect
                  {...control}
                  value={draft.timeZone}
                  onChange={(event) => set({ timeZone: event.target.value })}
                />
              )}
            </Field>
          </div>
        </Card>
        <Card>
          <CardHeader title="Measuring" />
          <div className="grid gap-4 p-4 pt-2">
            <SwitchRow
              label="Record sessions"
              help="Replays of what visitors did. What they type is masked before it leaves the page."
              checked={draft.replay}
              onChange={(replay) => set({ replay })}
            />
            <Field
              label="Share of sessions measured"
              help="Percent. Fewer sessions need less disk; counts are of what was measured and are not scaled up."
              error={issueOf(problem, 'settings.sample_rate')}
            >
              {(control) => (
                <Input
                  {...control}
                  type="number"
                  required
                  min={0}
                  max={100}
                  step="any"
                  className="w-28 tabular-nums"
                  value={draft.samplePercent}
                  onChange={(event) => set({ samplePercent: event.target.value })}
                />
              )}
            </Field>
            <Field
              label="Query parameters kept in page addresses"
              help="Names separated by commas, such as q, category. All others are dropped, for they often carry personal data."
              error={queryKeysIssue(draft.queryKeys) ?? issueOf(problem, 'settings.query_keys')}
            >
              {(control) => (
                <Input
                  {...control}
                  placeholder="none"
                  spellCheck={false}
                  value={draft.queryKeys}
                  onChange={(event) => set({ queryKeys: event.target.value })}
                />
              )}
            </Field>
            <SwitchRow
              label="Measure visits on localhost"
              help="For trying things out on your own machine. Off, a copy of the site under development stays out of the reports."
              checked={draft.allowLocalhost}
              onChange={(allowLocalhost) => set({ allowLocalhost })}
            />
          </div>
        </Card>
        <Card>
          <CardHeader title="Privacy of visitors" />
          <div className="grid gap-4 p-4 pt-2">
            <SwitchRow
              label="Respect Do Not Track and Global Privacy Control"
              help="Browsers that send either are not measured at all."
              checked={draft.respectDnt}
              onChange={(respectDnt) => set({ respectDnt })}
            />
            <SwitchRow
              label="Wait for consent"
              help="Nothing is measured until the page calls desirepath.consent(true)."
              checked={draft.requireConsent}
              onChange={(requireConsent) => set({ requireConsent })}
            />
            <SwitchRow
              label="Cookieless"
              help="Nothing is stored in the browser. Each page load then counts as a visitor of its own."
              checked={draft.cookieless}
              onChange={(cookieless) => set({ cookieless })}
            />
          </div>
        </Card>
        {!domainError && <FormProblem problem={problem} fields={FIELDS} />}
        <div className="flex items-center gap-2">
          <Button
            type="submit"
            variant="primary"
            disabled={!isChanged || update.isPending || queryKeysIssue(draft.queryKeys) !== undefined}
          >
            Save changes
          </Button>
          {isChanged && (
            <Button variant="ghost" onClick={() => setDraft(draftOf(site))}>
              Discard
            </Button>
          )}
        </div>
      </form>
      <RemoveSite site={site} />
    </div>
  );
}
