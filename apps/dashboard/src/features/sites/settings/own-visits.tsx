import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '../../../ui/button.tsx';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { siteAddress } from '../domain.ts';

/** Leaves out the person who reads this, in the browser they read it with. */
export function OwnVisits({ site }: { site: Site }) {
  const address = siteAddress(site.domain);
  return (
    <Card>
      <CardHeader title={t`Ignore my own visits`} />
      <div className="grid gap-3 p-4 pt-1">
        <p className="text-muted-foreground">
          <Trans>
            Opens the site with a mark in its address that tells the tracking script to leave this browser out from then
            on; open it in each browser you use.
          </Trans>
        </p>
        <div className="flex flex-wrap gap-2">
          <Button asChild>
            <a href={`${address}#desirepath=off`} target="_blank" rel="noreferrer">
              <Trans>Ignore this browser</Trans>
            </a>
          </Button>
          <Button asChild variant="ghost">
            <a href={`${address}#desirepath=on`} target="_blank" rel="noreferrer">
              <Trans>Count it again</Trans>
            </a>
          </Button>
        </div>
      </div>
    </Card>
  );
}
