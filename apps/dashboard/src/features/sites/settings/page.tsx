import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../../app/at-least.tsx';
import { useSite } from '../../../app/question.ts';
import { Button } from '../../../ui/button.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { LinksCard } from '../../shares/links-card.tsx';
import { GoalsCard } from '../../trends/goals-card.tsx';
import { WebhooksCard } from '../../webhooks/settings-card.tsx';
import { AddressesCard } from './addresses-card.tsx';
import { FeedbackCard } from './feedback-card.tsx';
import { HeatmapsCard } from './heatmaps-card.tsx';
import { KeepingCard } from './keeping-card.tsx';
import { MeasuringCard } from './measuring-card.tsx';
import { OwnVisits } from './own-visits.tsx';
import { PrivacyCard } from './privacy-card.tsx';
import { RecordingCard } from './recording-card.tsx';
import { RemoveSite } from './remove-site.tsx';
import { SiteCard } from './site-card.tsx';

export function SettingsPage() {
  const site = useSite();
  const mayChange = useMay('admin');
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <PageHeader title={t`Settings`} description={site.domain}>
        {mayChange && (
          <>
            <Button asChild variant="ghost">
              <Link to="/sites/$siteId/settings/import" params={{ siteId: site.id }}>
                <Trans>Import</Trans>
              </Link>
            </Button>
            <Button asChild>
              <Link to="/sites/$siteId/privacy" params={{ siteId: site.id }}>
                <Trans>Privacy desk</Trans>
              </Link>
            </Button>
          </>
        )}
        <Button asChild>
          <Link to="/sites/$siteId/install" params={{ siteId: site.id }}>
            <Trans>Tracking script</Trans>
          </Link>
        </Button>
      </PageHeader>
      {!mayChange && (
        <p className="text-muted-foreground">
          <Trans>Your role lets you look: an admin of the team changes these.</Trans>
        </p>
      )}
      <SiteCard site={site} />
      <MeasuringCard site={site} />
      <GoalsCard siteId={site.id} />
      <RecordingCard site={site} />
      <HeatmapsCard site={site} />
      <FeedbackCard site={site} />
      <PrivacyCard site={site} />
      <KeepingCard site={site} />
      <AddressesCard site={site} />
      {mayChange && <WebhooksCard site={site} />}
      <LinksCard site={site} />
      <OwnVisits site={site} />
      {mayChange && <RemoveSite site={site} />}
    </div>
  );
}
