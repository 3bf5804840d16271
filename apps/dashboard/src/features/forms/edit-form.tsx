import type { Form, FormSuccess } from '@desirepath/contract/forms';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { FormProblem } from '../../app/form-problem.tsx';
import { issueOf, problemOf } from '../../app/problem.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';

const SUCCESSES = [
  {
    value: 'last',
    label: t`It was sent for good`,
    help: t`Nothing in it was changed after that.`,
  },
  { value: 'page', label: t`A page came after it`, help: t`Such as the one that says thank you.` },
  { value: 'event', label: t`A custom event came after it`, help: t`Such as an order that your site tells of.` },
] as const;

/** What a form is called here, and what makes a submit a success. */
export function EditForm({ form, onClose }: { form: Form; onClose: () => void }) {
  const [name, setName] = useState(form.name);
  const [kind, setKind] = useState<(typeof SUCCESSES)[number]['value']>(form.success?.kind ?? 'last');
  const [value, setValue] = useState(form.success?.value ?? '');
  const update = useChange(api.forms.update.mutationOptions(), {
    stale: [api.forms.key()],
    isSaidByForm: true,
    onDone: onClose,
  });
  const problem = update.error ? problemOf(update.error) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const success: FormSuccess | null = kind === 'last' ? null : { kind, value: value.trim() };
    update.mutate({ site: form.site, id: form.id, name, success });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t`Name and success`}>
      <form onSubmit={submit} className="grid gap-4">
        <Field label={t`Name`} help={t`In the page it is called ${form.key}.`} error={issueOf(problem, 'name')}>
          {(control) => (
            <Input
              {...control}
              required
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Choice label={t`It is a success when`} value={kind} options={SUCCESSES} onChange={setKind} />
        {kind !== 'last' && (
          <Field
            label={kind === 'page' ? t`Page, or a group of them` : t`Name of the event`}
            error={issueOf(problem, 'success.value')}
          >
            {(control) => (
              <Input
                {...control}
                required
                placeholder={kind === 'page' ? '/thank-you/*' : 'order'}
                value={value}
                onChange={(event) => setValue(event.target.value)}
              />
            )}
          </Field>
        )}
        <FormProblem problem={problem} fields={['name', 'success.value']} />
        <Button type="submit" variant="primary" disabled={update.isPending}>
          <Trans>Save</Trans>
        </Button>
      </form>
    </Dialog>
  );
}
