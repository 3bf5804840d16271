import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Activity } from 'lucide-react';
import { OnceVisited } from '../../../app/once-visited.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';

/** Nothing has happened lately: because nobody is there, or because the script is not. */
export const NobodyYet = ({ siteId }: { siteId: number }) => (
  <OnceVisited siteId={siteId} className="py-20">
    <EmptyState icon={Activity} title={t`All quiet`} className="py-20">
      <Trans>Nobody has done anything in the last minutes. What visitors do appears here by itself.</Trans>
    </EmptyState>
  </OnceVisited>
);
