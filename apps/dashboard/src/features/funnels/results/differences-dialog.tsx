import type { Condition } from '@desirepath/contract/conditions';
import type { FunnelDifference } from '@desirepath/contract/funnels';
import { readable } from '@desirepath/contract/readable';
import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FileText, Globe, MousePointerClick, TriangleAlert } from 'lucide-react';
import { api } from '../../../app/api.ts';
import { ErrorState } from '../../../app/error-state.tsx';
import { problemOf } from '../../../app/problem.ts';
import { useQuestion } from '../../../app/question.ts';
import { WatchHead } from '../../../app/watch-head.tsx';
import { WatchThese } from '../../../app/watch-these.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Table, Td, Th } from '../../../ui/table.tsx';

const LOOKS = {
  page: { icon: FileText, label: t`Page` },
  click: { icon: MousePointerClick, label: t`Click` },
  error: { icon: TriangleAlert, label: t`Error` },
  request: { icon: Globe, label: t`Failed request` },
} as const;

interface DifferencesDialogProps {
  funnelId: string;
  step: number;
  name: string;
  onClose: () => void;
}

/** What sessions that dropped at a step have more often than those that went on. */
export function DifferencesDialog({ funnelId, step, name, onClose }: DifferencesDialogProps) {
  const question = useQuestion();
  const found = useQuery(api.funnels.differences.queryOptions({ input: { ...question, id: funnelId, step } }));
  const items = found.data?.items ?? [];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`Why not on to “${name}”?`}
      description={t`Pages, clicks, errors and failed requests that sessions which left here have more often than those that went on. The surest first; what goes together need not be the reason.`}
      className="max-w-2xl"
    >
      {found.isPending && <SkeletonRows rows={6} />}
      {found.isError && <ErrorState problem={problemOf(found.error)} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && (
        <p className="py-6 text-center text-muted-foreground">
          <Trans>
            Nothing that they have more often, in{' '}
            <Plural value={found.data.dropped} one="# session" other="# sessions" />.
          </Trans>
        </p>
      )}
      {items.length > 0 && (
        <Table label={t`What those who left have more often`} className="max-h-[60dvh]">
          <thead>
            <tr>
              <Th>
                <Trans>What</Trans>
              </Th>
              <Th numeric>
                <Trans>Left ({formatNumber(found.data?.dropped ?? 0)})</Trans>
              </Th>
              <Th numeric>
                <Trans>Went on ({formatNumber(found.data?.converted ?? 0)})</Trans>
              </Th>
              <WatchHead />
            </tr>
          </thead>
          <tbody>
            {items.map((item) => {
              const { icon: Icon, label } = LOOKS[item.kind];
              return (
                <tr key={`${item.kind} ${item.what} ${item.path}`}>
                  <Td>
                    <span className="flex min-w-0 items-center gap-2 py-1">
                      <Icon className="size-4 shrink-0 text-muted-foreground" role="img" aria-label={label} />
                      <span className="min-w-0">
                        <span className="block max-w-72 truncate" title={readable(item.what)}>
                          {readable(item.what)}
                        </span>
                        {item.path && (
                          <span className="block text-2sm text-muted-foreground">
                            <Trans>on {readable(item.path)}</Trans>
                          </span>
                        )}
                      </span>
                    </span>
                  </Td>
                  <Td numeric>{formatShare(item.dropped_share)}</Td>
                  <Td numeric>{formatShare(item.converted_share)}</Td>
                  <Td>
                    <WatchThese
                      siteId={question.site}
                      whose={t`sessions that left here with: ${item.what}`}
                      conditions={[
                        { kind: 'funnel', not: false, id: funnelId, step, outcome: 'dropped' },
                        conditionOf(item),
                      ]}
                    />
                  </Td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
    </Dialog>
  );
}

function conditionOf({ kind, what, path }: FunnelDifference): Condition {
  if (kind === 'page') return { kind: 'page', not: false, any: [what] };
  if (kind === 'click') return { kind: 'clicked_text', not: false, text: what, path };
  return { kind: kind === 'error' ? 'js_error' : 'request', not: false, text: what };
}
