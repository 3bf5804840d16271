import { rangeOf } from '@desirepath/contract/days';
import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../app/api.ts';
import { ErrorState } from '../../../../app/error-state.tsx';
import { problemOf } from '../../../../app/problem.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Select } from '../../../../ui/select.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { PreviewStage } from './preview-stage.tsx';
import { SAMPLE } from './sample.ts';
import type { Chosen } from './show-preview.ts';

interface PreviewDialogProps {
  site: Site;
  chosen: Chosen;
  onClose: () => void;
}

/** A page of the site as it would be recorded with what is chosen; a sample where none has been recorded yet. */
export function PreviewDialog({ site, chosen, onClose }: PreviewDialogProps) {
  const range = rangeOf('90d', site.settings.time_zone, new Date());
  const pages = useQuery(api.heatmaps.pages.queryOptions({ input: { site: site.id, ...range } }));
  const paths = pages.data?.items.map((item) => item.path) ?? [];
  const [asked, setPath] = useState<string>();
  const path = asked ?? paths[0];
  const snapshot = useQuery(
    api.heatmaps.snapshot.queryOptions({
      input: { site: site.id, path: path ?? '/' },
      enabled: path !== undefined,
      structuralSharing: false,
    }),
  );
  const isMissing = snapshot.isError && problemOf(snapshot.error).code === 'snapshot_not_found';
  const isSample = pages.isSuccess && (path === undefined || isMissing);
  const error = pages.error ?? (isMissing ? null : snapshot.error);
  const shown = isSample ? SAMPLE : snapshot.data;

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t`What is kept`}
      description={t`The page as a new recording of it would show it. Nothing is saved yet.`}
      className="max-w-5xl"
    >
      {paths.length > 0 && path !== undefined && (
        <Select
          label={t`Page`}
          value={path}
          options={paths.map((value) => ({ value, label: value }))}
          onChange={setPath}
          className="w-fit"
        />
      )}
      {error ? (
        <ErrorState problem={problemOf(error)} onRetry={() => void (pages.error ? pages : snapshot).refetch()} />
      ) : shown ? (
        <PreviewStage key={shown.page_id + path} site={site.id} snapshot={shown} chosen={chosen} />
      ) : (
        <Skeleton className="h-96" />
      )}
      {isSample && (
        <p className="text-2sm text-muted-foreground">
          {path === undefined ? (
            <Trans>
              No page of this site has been recorded yet, so this is a sample. Your selectors match what is called so in
              it.
            </Trans>
          ) : (
            <Trans>
              This page has not been recorded yet, so this is a sample. Your selectors match what is called so in it.
            </Trans>
          )}
        </p>
      )}
    </Dialog>
  );
}
