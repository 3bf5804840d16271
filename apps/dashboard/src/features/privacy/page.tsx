import { t } from '@lingui/core/macro';
import { useSite } from '../../app/question.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { DeletionsCard } from './deletions-card.tsx';
import { DocumentsCard } from './documents-card.tsx';
import { PersonCard } from './person-card.tsx';
import { RetentionCard } from './retention-card.tsx';

/** The desk of whoever answers visitors and lawyers. */
export function PrivacyPage() {
  const site = useSite();
  return (
    <div className="mx-auto grid max-w-3xl gap-4">
      <PageHeader title={t`Privacy desk`} description={site.domain} />
      <PersonCard site={site.id} />
      <DeletionsCard site={site.id} />
      <RetentionCard site={site.id} />
      <DocumentsCard site={site.id} />
    </div>
  );
}
