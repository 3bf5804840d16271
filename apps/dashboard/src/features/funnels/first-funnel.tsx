import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Filter } from 'lucide-react';
import { api } from '../../app/api.ts';
import { AtLeast } from '../../app/at-least.tsx';
import { NewLink } from '../../app/new-link.tsx';
import { useQuestion } from '../../app/question.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/skeleton.tsx';
import { ACT_LOOKS, stepWords } from './words.ts';

/** No funnel yet: one is proposed out of what visitors did, to be taken as it is. */
export function FirstFunnel() {
  const { site, from, to } = useQuestion();
  const navigate = useNavigate();
  const proposal = useQuery(api.funnels.proposal.queryOptions({ input: { site, from, to } }));
  const create = useChange(api.funnels.create.mutationOptions(), {
    stale: [api.funnels.list.key()],
    onDone: ({ id }) => navigate({ to: '/sites/$siteId/funnels/$funnelId', params: { siteId: site, funnelId: id } }),
  });
  if (proposal.isPending) return <Loading className="h-72" />;
  const steps = proposal.data?.steps ?? [];
  return (
    <Card>
      <EmptyState
        icon={Filter}
        title={steps.length > 0 ? t`This is how most of them got there` : t`No funnels yet`}
        className="py-16"
        action={
          steps.length === 0 ? (
            <NewLink to="/sites/$siteId/funnels/new">
              <Trans>New funnel</Trans>
            </NewLink>
          ) : (
            <AtLeast needed="analyst">
              <div className="flex flex-wrap justify-center gap-2">
                <Button
                  variant="primary"
                  disabled={create.isPending}
                  onClick={() => create.mutate({ site, name: proposal.data?.name ?? '', steps })}
                >
                  <Trans>Keep this funnel</Trans>
                </Button>
                <Button asChild>
                  <Link to="/sites/$siteId/funnels/new" params={{ siteId: site }}>
                    <Trans>Build one yourself</Trans>
                  </Link>
                </Button>
              </div>
            </AtLeast>
          )
        }
      >
        {steps.length > 0
          ? t`A first funnel out of what your visitors did in these days. Keep it, and see who leaves where.`
          : t`A funnel shows how far visitors get on their way, such as from a product to an order, and who leaves where.`}
        {steps.length > 0 && (
          <ol className="mt-4 grid gap-1.5 text-start">
            {steps.map((step, index) => {
              const { icon: Icon, label } = ACT_LOOKS[step.type];
              return (
                <li key={step.value} className="flex items-center gap-2 rounded-md border px-3 py-2 text-foreground">
                  <span className="w-4 text-muted-foreground tabular-nums">{index + 1}</span>
                  <Icon className="size-4 shrink-0 text-muted-foreground" role="img" aria-label={label} />
                  <span className="truncate">{stepWords(step)}</span>
                </li>
              );
            })}
          </ol>
        )}
      </EmptyState>
    </Card>
  );
}
