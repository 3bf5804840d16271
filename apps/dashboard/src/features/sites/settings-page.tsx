import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';
import { useSite } from '../../app/question.ts';
import { Button } from '../../ui/button.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { MeasuringFields } from './measuring-fields.tsx';
import { PrivacyFields } from './privacy-fields.tsx';
import { RemoveSite } from './remove-site.tsx';
import { changesOf, draftOf, queryKeysIssue, type SiteDraft } from './site-draft.ts';
import { SiteFields } from './site-fields.tsx';

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
        <SiteFields draft={draft} set={set} problem={problem} />
        <MeasuringFields draft={draft} set={set} problem={problem} />
        <PrivacyFields draft={draft} set={set} />
        {problem?.code !== 'domain_taken' && <FormProblem problem={problem} fields={FIELDS} />}
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
