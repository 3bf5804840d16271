import type { Funnel } from '@desirepath/contract/funnels';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { api, client } from '../../../app/api.ts';
import { LoadedPage } from '../../../app/loaded-page.tsx';
import { useSite } from '../../../app/question.ts';
import { sendOver } from '../../../app/send-over.ts';
import { useChange } from '../../../app/use-change.ts';
import { useUnsaved } from '../../../app/use-unsaved.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { Input } from '../../../ui/input.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { type Draft, definitionOf, draftOf, draftProblem, EMPTY } from './draft.ts';
import { Options } from './options.tsx';
import { Preview } from './preview.tsx';
import { StepsEditor } from './steps-editor.tsx';

const editRoute = getRouteApi('/signed-in/sites/$siteId/funnels/$funnelId/edit');

export function NewFunnelPage() {
  return <Editor title={t`New funnel`} given={EMPTY} />;
}

export function EditFunnelPage() {
  const { funnelId } = editRoute.useParams();
  const funnel = useQuery(api.funnels.get.queryOptions({ input: { id: funnelId } }));
  return (
    <LoadedPage query={funnel} list="/sites/$siteId/funnels">
      {(data) => <Editor title={t`Change the funnel`} given={draftOf(data)} of={data} />}
    </LoadedPage>
  );
}

/** Steps on one side, what they come to on the other. */
function Editor({ title, given, of }: { title: string; given: Draft; of?: Pick<Funnel, 'id' | 'revision'> }) {
  const { id: siteId } = useSite();
  const funnelId = of?.id;
  // The one that the draft began with, whatever is asked for anew meanwhile.
  const [revision] = useState(of?.revision);
  const [draft, setDraft] = useState(given);
  const [begun] = useState(draft);
  const navigate = useNavigate();
  const letGo = useUnsaved(draft !== begun);
  const written = {
    stale: [api.funnels.key()],
    onDone: ({ id }: { id: string }) => {
      letGo();
      return navigate({ to: '/sites/$siteId/funnels/$funnelId', params: { siteId, funnelId: id }, search: true });
    },
  };
  const create = useChange(api.funnels.create.mutationOptions(), written);
  const update = useChange(
    { mutationFn: (given: Parameters<typeof client.funnels.update>[0]) => sendOver(given, client.funnels.update) },
    written,
  );
  const problem = draft.name.trim() === '' ? t`A funnel needs a name.` : draftProblem(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem !== undefined) {
      toast.error(problem);
      return;
    }
    const named = { ...definitionOf(draft), name: draft.name.trim() };
    if (funnelId) update.mutate({ ...named, id: funnelId, revision });
    else create.mutate({ ...named, site: siteId });
  };

  return (
    <form onSubmit={submit} className="grid gap-4">
      <PageHeader title={title}>
        <Button asChild variant="ghost">
          {funnelId ? (
            <Link to="/sites/$siteId/funnels/$funnelId" params={{ siteId, funnelId }} search={true}>
              <Trans>Cancel</Trans>
            </Link>
          ) : (
            <Link to="/sites/$siteId/funnels" params={{ siteId }}>
              <Trans>Cancel</Trans>
            </Link>
          )}
        </Button>
        <Button type="submit" variant="primary" disabled={create.isPending || update.isPending}>
          <Trans>Save</Trans>
        </Button>
      </PageHeader>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <Card className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4">
          <Input
            aria-label={t`Name of the funnel`}
            placeholder={t`Name of the funnel`}
            required
            maxLength={100}
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
          <StepsEditor draft={draft} onChange={setDraft} />
          <hr />
          <Options draft={draft} onChange={setDraft} />
        </Card>
        <Card className="lg:sticky lg:top-18">
          <CardHeader title={t`Preview`} />
          <div className="p-4">
            <Preview draft={draft} />
          </div>
        </Card>
      </div>
    </form>
  );
}
