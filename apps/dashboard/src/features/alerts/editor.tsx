import { ALERTS } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useDeferredValue, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { FormProblem } from '../../app/form-problem.tsx';
import { LoadedPage } from '../../app/loaded-page.tsx';
import { issueOf, problemOf } from '../../app/problem.ts';
import { useSite } from '../../app/question.ts';
import { useChange } from '../../app/use-change.ts';
import { useUnsaved } from '../../app/use-unsaved.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { type Draft, draftOf, fieldsOf, NEW, watchOf } from './draft.ts';
import { NumberFields } from './number-fields.tsx';
import { Preview } from './preview.tsx';
import { Recipients } from './recipients.tsx';

const editRoute = getRouteApi('/signed-in/sites/$siteId/alerts/$alertId');

export function NewAlertPage() {
  const me = useQuery(api.accounts.me.queryOptions()).data;
  return <Editor title={t`New alert`} given={{ ...NEW, mail_to: me ? [me.id] : [] }} />;
}

export function EditAlertPage() {
  const { alertId } = editRoute.useParams();
  const alert = useQuery(api.alerts.get.queryOptions({ input: { id: alertId } }));
  return (
    <LoadedPage query={alert} list="/sites/$siteId/alerts">
      {(data) => <Editor title={data.name} given={draftOf(data)} alertId={alertId} isActive={data.active} />}
    </LoadedPage>
  );
}

interface EditorProps {
  title: string;
  given: Draft;
  alertId?: string;
  isActive?: boolean;
}

/** What is watched on one side, when it would have fired on the other. */
function Editor({ title, given, alertId, isActive = true }: EditorProps) {
  const { id: siteId, settings } = useSite();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(given);
  const [begun] = useState(draft);
  const shown = useDeferredValue(draft);
  const leave = () => navigate({ to: '/sites/$siteId/alerts', params: { siteId }, search: true });
  const letGo = useUnsaved(draft !== begun);
  const written = {
    stale: [api.alerts.key()],
    isSaidByForm: true,
    onDone: () => {
      letGo();
      return leave();
    },
  };
  const create = useChange(api.alerts.create.mutationOptions(), written);
  const replace = useChange(api.alerts.replace.mutationOptions(), written);
  const { error } = alertId ? replace : create;
  const problem = error ? problemOf(error) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fields = fieldsOf(draft);
    if (!fields) toast.error(t`Say what is watched, and give it a name.`);
    else if (alertId) replace.mutate({ ...fields, id: alertId, active: isActive });
    else create.mutate({ ...fields, site: siteId });
  };
  return (
    <div className="mx-auto grid max-w-6xl gap-4">
      <PageHeader title={title} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card className="p-5">
          <form className="grid gap-5" onSubmit={submit}>
            <Field label={t`Name`} error={issueOf(problem, 'name')}>
              {(control) => (
                <Input
                  {...control}
                  required
                  maxLength={100}
                  placeholder={t`Fewer sessions than usual`}
                  value={draft.name}
                  onChange={({ target }) => setDraft({ ...draft, name: target.value })}
                />
              )}
            </Field>
            <SegmentedControl
              label={t`What is watched`}
              className="justify-self-start"
              value={draft.kind}
              options={[
                { value: 'number', label: t`A number` },
                { value: 'silence', label: t`Silence` },
                { value: 'new_error', label: t`New errors` },
              ]}
              onChange={(kind) => setDraft({ ...draft, kind })}
            />
            {draft.kind === 'number' && (
              <NumberFields
                site={siteId}
                draft={draft}
                valueError={issueOf(problem, 'watch.rule.value')}
                onChange={setDraft}
              />
            )}
            {draft.kind === 'silence' && (
              <Field
                label={t`Minutes without a sign of life`}
                help={t`Nothing at all arrives from the site: nobody is there, or the tracker is gone from its pages.`}
                error={issueOf(problem, 'watch.minutes')}
              >
                {(control) => (
                  <NumberInput
                    {...control}
                    className="max-w-40"
                    required
                    least={ALERTS.silence.min}
                    most={ALERTS.silence.max}
                    value={draft.minutes}
                    onChange={(minutes) => setDraft({ ...draft, minutes })}
                  />
                )}
              </Field>
            )}
            {draft.kind === 'new_error' && (
              <p className="text-muted-foreground">
                <Trans>Told when a JavaScript error comes whose message was not seen within the last 90 days.</Trans>
              </p>
            )}
            <Recipients site={siteId} draft={draft} onChange={setDraft} />
            <FormProblem problem={problem} fields={fieldsOfForm(draft)} />
            <div className="flex gap-2">
              <Button type="submit" variant="primary" disabled={create.isPending || replace.isPending}>
                <Trans>Save</Trans>
              </Button>
              <Button onClick={() => void leave()}>
                <Trans>Cancel</Trans>
              </Button>
            </div>
          </form>
        </Card>
        <Preview
          site={siteId}
          timeZone={settings.time_zone}
          watch={watchOf(shown)}
          cooldown_minutes={shown.cooldown_minutes}
        />
      </div>
    </div>
  );
}

/** Those beside which it is said what is wrong with them. */
const fieldsOfForm = ({ kind, rule }: Draft): string[] => [
  'name',
  ...(kind === 'silence' ? ['watch.minutes'] : []),
  ...(kind === 'number' && rule !== 'unusual' ? ['watch.rule.value'] : []),
];
