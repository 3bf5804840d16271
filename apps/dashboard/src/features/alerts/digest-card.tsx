import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';
import { toastProblem } from '../../app/toast-problem.ts';
import { Card } from '../../ui/card.tsx';
import { Switch } from '../../ui/switch.tsx';

/** The mail about the week: each person's own choice. */
export function DigestCard() {
  const queryClient = useQueryClient();
  const settings = useQuery(api.digests.get.queryOptions());
  const update = useMutation(
    api.digests.update.mutationOptions({
      onSuccess: (data) => queryClient.setQueryData(api.digests.get.queryKey(), data),
      onError: toastProblem,
    }),
  );
  return (
    <Card className="flex items-start justify-between gap-4 p-4">
      <div>
        <h2 className="font-semibold" id="digest">
          <Trans>Weekly mail</Trans>
        </h2>
        <p className="text-muted-foreground">
          <Trans>On Mondays, to you alone: the week of all sites that you may see, beside the one before.</Trans>
        </p>
        {settings.isError && (
          <p role="alert" className="text-bad">
            {problemOf(settings.error).message}
          </p>
        )}
      </div>
      <Switch
        aria-labelledby="digest"
        checked={settings.data?.weekly ?? false}
        disabled={update.isPending || !settings.data}
        onCheckedChange={(weekly) => update.mutate({ weekly })}
      />
    </Card>
  );
}
