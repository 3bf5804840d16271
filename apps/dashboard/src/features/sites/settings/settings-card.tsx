import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef } from 'react';
import { useMay } from '../../../app/at-least.tsx';
import { FormProblem } from '../../../app/form-problem.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card, CardHeader } from '../../../ui/card.tsx';
import type { PartForm } from './use-part.ts';

interface SettingsCardProps {
  title: string;
  form: Omit<PartForm<object>, 'draft' | 'set'>;
  /** Paths whose issues the fields show themselves. */
  fields: readonly string[];
  children: ReactNode;
}

/** Settings that are saved together; the way to save them is there once something has changed. */
export function SettingsCard({ title, form, fields, children }: SettingsCardProps) {
  const { problem, isChanged, isSaving, submit, discard } = form;
  const mayChange = useMay('admin');
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem) element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [problem]);
  return (
    <Card>
      <CardHeader title={title} />
      <form ref={element} onSubmit={submit} aria-label={title}>
        <fieldset disabled={!mayChange} className="grid min-w-0 gap-5 p-4 pt-2">
          {children}
          {problem?.code !== 'domain_taken' && <FormProblem problem={problem} fields={fields} />}
        </fieldset>
        {isChanged && (
          <div className="flex items-center justify-end gap-2 border-t px-4 py-3">
            <Button variant="ghost" onClick={discard} disabled={isSaving}>
              <Trans>Discard</Trans>
            </Button>
            <Button type="submit" variant="primary" disabled={isSaving}>
              <Trans>Save</Trans>
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}
