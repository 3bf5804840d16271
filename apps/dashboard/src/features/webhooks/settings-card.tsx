import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

/** The way to the webhooks, from the settings of a site. */
export function WebhooksCard({ site }: { site: { id: number } }) {
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3 p-5">
      <div>
        <h2 className="font-semibold">
          <Trans>Webhooks</Trans>
        </h2>
        <p className="text-muted-foreground">
          <Trans>Programs, and channels in Slack and Teams, that are told what happens.</Trans>
        </p>
      </div>
      <Button asChild>
        <Link to="/sites/$siteId/webhooks" params={{ siteId: site.id }}>
          <Trans>Open webhooks</Trans>
        </Link>
      </Button>
    </Card>
  );
}
