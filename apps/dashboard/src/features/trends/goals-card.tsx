import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { AtLeast } from '../../app/at-least.tsx';
import { later } from '../../app/later.tsx';
import { problemOf } from '../../app/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

const GoalsDialog = later(() => import('./goals-dialog.tsx'));

/** The way to the goals from the settings, where people look for what counts as a conversion. */
export function GoalsCard({ siteId }: { siteId: number }) {
  const [isOpen, setOpen] = useState(false);
  const goals = useQuery(api.goals.list.queryOptions({ input: { site: siteId } }));
  const names = goals.data?.items.map(({ name }) => name) ?? [];
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3 p-4">
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold">
          <Trans>Goals</Trans>
        </h2>
        <p role={goals.isError ? 'alert' : undefined} className="text-muted-foreground">
          {goals.isError
            ? problemOf(goals.error).message
            : names.join(', ') || t`What visitors come for: a page, an event, a click or a form.`}
        </p>
      </div>
      {goals.isError && (
        <Button onClick={() => void goals.refetch()}>
          <Trans>Try again</Trans>
        </Button>
      )}
      {goals.isSuccess && (
        <AtLeast needed="analyst">
          <Button onClick={() => setOpen(true)}>{names.length > 0 ? t`Change…` : t`Add…`}</Button>
        </AtLeast>
      )}
      {isOpen && <GoalsDialog siteId={siteId} onClose={() => setOpen(false)} />}
    </Card>
  );
}
