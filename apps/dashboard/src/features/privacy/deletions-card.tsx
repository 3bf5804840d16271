import type { DeletionProof } from '@desirepath/contract/privacy';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FileCheck } from 'lucide-react';
import { api } from '../../app/api.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Badge } from '../../ui/badge.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatMoment, formatNumber } from '../../ui/format.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { KIND_WORDS } from './kinds.ts';

/** How soon one that is under way is looked at again. */
const LOOK_AGAIN_MS = 2_000;

/** Proofs: that somebody was deleted, when, by whom and how much, but not who. */
export function DeletionsCard({ site }: { site: number }) {
  const deletions = useQuery({
    ...api.privacy.deletions.queryOptions({ input: { site } }),
    refetchInterval: ({ state }) => (state.data?.items.some(({ done_at }) => !done_at) ? LOOK_AGAIN_MS : false),
  });
  return (
    <SectionCard
      title={t`Proofs of deletion`}
      description={t`The fingerprint is of what was searched for: search for the same again, and the proof is found. It tells nobody who it was.`}
    >
      <Loaded lines={5} query={deletions}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={FileCheck} title={t`Nobody was deleted`}>
              <Trans>Find a person above to delete them.</Trans>
            </EmptyState>
          ) : (
            <ul className="divide-y">
              {items.map((proof) => (
                <Proof key={proof.id} {...proof} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </SectionCard>
  );
}

function Proof({ requested_at, requested_by, done_at, fingerprint, counts }: DeletionProof) {
  const deleted = Object.entries(counts).filter(([, rows]) => rows > 0);
  return (
    <li className="grid gap-1 py-3">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        <Trans>
          {formatMoment(requested_at)} by {requested_by}
        </Trans>
        {done_at ? (
          <Badge tone="good">
            <Trans>Done {formatMoment(done_at)}</Trans>
          </Badge>
        ) : (
          <Badge tone="ember">
            <Trans>Under way</Trans>
          </Badge>
        )}
      </p>
      <p className="text-muted-foreground">
        {deleted.map(([kind, rows]) => `${KIND_WORDS[kind] ?? kind}: ${formatNumber(rows)}`).join(', ') || t`Counting`}
      </p>
      <code className="break-all font-mono text-muted-foreground text-xs">{fingerprint}</code>
    </li>
  );
}
