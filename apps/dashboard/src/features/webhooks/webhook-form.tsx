import { DOMAIN_EVENT_TYPES, type DomainEventType } from '@desirepath/contract/domain-events';
import { WEBHOOK_FORMATS, type Webhook, type WebhookFormat } from '@desirepath/contract/webhooks';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { FormProblem } from '../../app/form-problem.tsx';
import { issueOf, problemOf } from '../../app/problem.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Tick } from '../../ui/tick.tsx';
import { EVENT_WORDS, FORMAT_WORDS } from './words.ts';

interface WebhookFormProps {
  site: number;
  /** The one that is changed; a new one without. */
  webhook: Webhook | undefined;
  onClose: () => void;
  onSecret: (secret: string) => void;
}

const FORMATS = WEBHOOK_FORMATS.map((value) => ({ value, ...FORMAT_WORDS[value] }));

export function WebhookForm({ site, webhook, onClose, onSecret }: WebhookFormProps) {
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [format, setFormat] = useState<WebhookFormat>(webhook?.format ?? 'standard');
  const [events, setEvents] = useState<DomainEventType[]>(webhook?.events ?? ['alert.fired']);
  const create = useChange(api.webhooks.create.mutationOptions(), {
    stale: [api.webhooks.key()],
    isSaidByForm: true,
    onDone: (made) => {
      onClose();
      // Slack and Teams look at no signature.
      if (made.format === 'standard') onSecret(made.secret);
      else toast.success(t`The webhook is added. Send a test to see whether it arrives.`);
    },
  });
  const update = useChange(api.webhooks.update.mutationOptions(), {
    stale: [api.webhooks.key()],
    isSaidByForm: true,
    onDone: onClose,
  });
  const { error } = webhook ? update : create;
  const problem = error ? problemOf(error) : undefined;
  const toggle = (event: DomainEventType, isWanted: boolean) =>
    setEvents((old) => (isWanted ? [...old, event] : old.filter((one) => one !== event)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (webhook) update.mutate({ id: webhook.id, url, format, events });
    else create.mutate({ site, url, format, events });
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={webhook ? t`Change the webhook` : t`Add a webhook`}
    >
      <form className="grid gap-4" onSubmit={submit}>
        <Choice label={t`Who is told`} value={format} options={FORMATS} onChange={setFormat} />
        <Field label={t`Address`} help={t`What it is sent to, by POST.`} error={issueOf(problem, 'url')}>
          {(control) => (
            <Input
              {...control}
              type="url"
              required
              placeholder="https://hooks.example.com/…"
              value={url}
              onChange={({ target }) => setUrl(target.value)}
            />
          )}
        </Field>
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 font-medium">
            <Trans>What it is told</Trans>
          </legend>
          {DOMAIN_EVENT_TYPES.map((type) => (
            <Tick key={type} checked={events.includes(type)} onChange={(isWanted) => toggle(type, isWanted)}>
              {EVENT_WORDS[type]}
            </Tick>
          ))}
        </fieldset>
        <FormProblem problem={problem} fields={['url']} />
        <Button type="submit" variant="primary" disabled={events.length === 0 || create.isPending || update.isPending}>
          {webhook ? t`Save` : t`Add`}
        </Button>
      </form>
    </Dialog>
  );
}
