import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useMay } from '../../../app/at-least.tsx';
import { useSite } from '../../../app/question.ts';
import type { SettingsSection } from '../../../app/settings-sections.ts';
import { Button } from '../../../ui/button.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { LinksCard } from '../../shares/links-card.tsx';
import { GoalsCard } from '../../trends/goals-card.tsx';
import { WebhooksCard } from '../../webhooks/settings-card.tsx';
import { AddressesCard } from './addresses-card.tsx';
import { Contents } from './contents.tsx';
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
    <div className="mx-auto grid max-w-2xl gap-4 xl:max-w-4xl">
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
      <div className="grid gap-4 xl:grid-cols-[minmax(0,42rem)_minmax(0,1fr)] xl:gap-8">
        <Contents />
        <div className="grid min-w-0 gap-4">
          <Section id="site">
            <SiteCard site={site} />
          </Section>
          <Section id="measuring">
            <MeasuringCard site={site} />
          </Section>
          <Section id="goals">
            <GoalsCard siteId={site.id} />
          </Section>
          <Section id="recording">
            <RecordingCard site={site} />
          </Section>
          <Section id="heatmaps">
            <HeatmapsCard site={site} />
          </Section>
          <Section id="feedback">
            <FeedbackCard site={site} />
          </Section>
          <Section id="privacy">
            <PrivacyCard site={site} />
          </Section>
          <Section id="keeping">
            <KeepingCard site={site} />
          </Section>
          <Section id="addresses">
            <AddressesCard site={site} />
          </Section>
          {mayChange && <WebhooksCard site={site} />}
          <Section id="links">
            <LinksCard site={site} />
          </Section>
          <Section id="mine">
            <OwnVisits site={site} />
          </Section>
          {mayChange && <RemoveSite site={site} />}
        </div>
      </div>
    </div>
  );
}

/** A card that an address or the palette can point to: it is scrolled to once it is there, and again when it is asked for. */
function Section({ id, children }: { id: SettingsSection; children: ReactNode }) {
  const isMeant = useLocation({ select: ({ hash }) => hash === id });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isMeant) place.current?.scrollIntoView();
  }, [isMeant]);
  return (
    <div ref={place} id={id} className="scroll-mt-20">
      {children}
    </div>
  );
}
