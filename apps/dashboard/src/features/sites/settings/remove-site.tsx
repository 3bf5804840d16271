import type { Site } from '@desirepath/contract/sites';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../../app/api.ts';
import { problemOf } from '../../../app/problem.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { FormProblem } from '../../../ui/form-problem.tsx';
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
        toast.success(`${site.name} is removed.`);
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
      <CardHeader title="Remove this site" />
      <div className="flex flex-wrap items-center justify-between gap-3 p-4 pt-1">
        <p className="text-muted-foreground">All of its visits, recordings and heatmaps go with it, for good.</p>
        <Button variant="danger" onClick={() => toggle(true)}>
          Remove…
        </Button>
      </div>
      <Dialog
        open={open}
        onOpenChange={toggle}
        title={`Remove ${site.name}?`}
        description="Everything that was measured for it is deleted. This cannot be undone."
      >
        <form onSubmit={submit} className="grid gap-4">
          <Field label={`Type ${site.domain} to confirm`}>
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
            <Button onClick={() => toggle(false)}>Keep it</Button>
            <Button type="submit" variant="danger" disabled={typed !== site.domain || remove.isPending}>
              Remove for good
            </Button>
          </div>
        </form>
      </Dialog>
    </Card>
  );
}
