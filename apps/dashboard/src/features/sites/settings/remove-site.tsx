import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../../app/api.ts';
import { FormProblem } from '../../../app/form-problem.tsx';
import { problemOf } from '../../../app/problem.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';

/** Removing takes the domain, typed out: it cannot be undone. */
export function RemoveSite({ site }: { site: Site }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const remove = useMutation(
    api.sites.remove.mutationOptions({
      onSuccess: async () => {
        toast.success(t`${site.name} is removed.`);
        await queryClient.invalidateQueries({ queryKey: api.sites.list.key() });
        await navigate({ to: '/sites', search: {} });
        queryClient.removeQueries({ queryKey: api.sites.get.key({ input: { id: site.id } }) });
      },
    }),
  );
  const toggle = (next: boolean) => {
    setOpen(next);
    setTyped('');
    remove.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.mutate({ id: site.id });
  };
  return (
    <Card className="border-bad/40">
      <CardHeader title={t`Remove this site`} />
      <div className="flex flex-wrap items-center justify-between gap-3 p-4 pt-1">
        <p className="text-muted-foreground">
          <Trans>All of its visits, recordings and heatmaps go with it, for good.</Trans>
        </p>
        <Button variant="danger" onClick={() => toggle(true)}>
          <Trans>Remove…</Trans>
        </Button>
      </div>
      <Dialog
        open={open}
        onOpenChange={toggle}
        title={t`Remove ${site.name}?`}
        description={t`Everything that was measured for it is deleted. This cannot be undone.`}
      >
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t`Type ${site.domain} to confirm`}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                spellCheck={false}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
          <FormProblem problem={remove.error ? problemOf(remove.error) : undefined} fields={[]} />
          <div className="flex justify-end gap-2">
            <Button onClick={() => toggle(false)}>
              <Trans>Keep it</Trans>
            </Button>
            <Button type="submit" variant="danger" disabled={typed !== site.domain || remove.isPending}>
              <Trans>Remove for good</Trans>
            </Button>
          </div>
        </form>
      </Dialog>
    </Card>
  );
}
