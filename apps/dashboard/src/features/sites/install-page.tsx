import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { useSite } from '../../app/question.ts';
import { SetupSteps } from '../../app/setup-steps.tsx';
import { Card, CardHeader } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { FirstEvent } from './first-event.tsx';
import { snippetOf } from './snippet.ts';

export function InstallPage() {
  const site = useSite();
  const snippet = snippetOf(window.location.origin, site.tracking_id);
  const status = useQuery(api.sites.status.queryOptions({ input: { id: site.id } })).data;
  // Who comes back for the line sets nothing up any more; who has waited here sees the last step reached.
  const [isSettingUp, setSettingUp] = useState(false);
  if (status && !status.first_event_at && !isSettingUp) setSettingUp(true);
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      {isSettingUp && <SetupSteps at={status?.first_event_at ? 'visit' : 'script'} />}
      <PageHeader title={t`Install`} description={t`One line in the pages of ${site.domain}.`} />
      <Card>
        <CardHeader title={t`1. Put this into every page`}>
          <CopyButton text={snippet} label={t`Copy`} />
        </CardHeader>
        <div className="grid gap-3 p-4 pt-2">
          <pre className="whitespace-pre-wrap break-all rounded-md border bg-muted p-3 font-mono text-2sm">
            <code>{snippet}</code>
          </pre>
          <p className="text-muted-foreground">
            <Trans>
              Best inside <code className="font-mono text-2sm">&lt;head&gt;</code>. It loads on the side and never holds
              the page up. Settings take effect without touching this line again.
            </Trans>
          </p>
        </div>
      </Card>
      <Card>
        <CardHeader title={t`2. Open the site`} />
        <div className="p-4 pt-2">
          <FirstEvent site={site} />
        </div>
      </Card>
    </div>
  );
}
