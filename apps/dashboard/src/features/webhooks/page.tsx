import type { Webhook } from '@desirepath/contract/webhooks';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { CardFallbacks } from '../../app/card-fallbacks.tsx';
import { useSite } from '../../app/question.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookForm } from './webhook-form.tsx';

/** Programs that are told what happens on the site, and what they were told. */
export function WebhooksPage() {
  const { id: site } = useSite();
  const list = useQuery(api.webhooks.list.queryOptions({ input: { site } }));
  const [editing, setEditing] = useState<'new' | Webhook>();
  const [secret, setSecret] = useState<string>();
  const webhooks = list.data?.items ?? [];
  const isEmpty = list.isSuccess && webhooks.length === 0;
  const add = (
    <Button variant="primary" onClick={() => setEditing('new')}>
      <Trans>Add a webhook</Trans>
    </Button>
  );
  return (
    <div className="mx-auto grid max-w-3xl gap-4">
      <PageHeader title={t`Webhooks`} description={t`Programs and channels that are told what happens here.`}>
        {!isEmpty && add}
      </PageHeader>
      <CardFallbacks query={list} rows={4} />
      {isEmpty && (
        <Card>
          <EmptyState icon={WebhookIcon} title={t`Nobody is told yet`} action={add}>
            <Trans>
              Add the address of a program, or of a channel in Slack or Teams. It hears of ended sessions, frustration,
              goals, answers and alerts.
            </Trans>
          </EmptyState>
        </Card>
      )}
      {webhooks.map((webhook) => (
        <WebhookCard key={webhook.id} webhook={webhook} onEdit={() => setEditing(webhook)} onSecret={setSecret} />
      ))}
      {editing && (
        <WebhookForm
          site={site}
          webhook={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onSecret={setSecret}
        />
      )}
      <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />
    </div>
  );
}
