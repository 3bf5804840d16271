import { Label } from 'radix-ui';
import { type ReactElement, type ReactNode, useId } from 'react';

/** What the control inside a {@link Field} has to carry, so that its label, help and error are read out with it. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
}

interface FieldProps {
  label: string;
  help?: ReactNode;
  /** What is wrong with the value; shown in place of the help. */
  error?: string;
  children: (control: FieldControl) => ReactElement;
}

/** A labelled control with help below it: `<Field label="Name">{(control) => <Input {...control} />}</Field>` */
export function Field({ label, help, error, children }: FieldProps) {
  const id = useId();
  const note = error ?? help;
  const noteId = note ? `${id}-note` : undefined;
  return (
    <div className="grid gap-1.5">
      <Label.Root htmlFor={id} className="font-medium">
        {label}
      </Label.Root>
      {children({ id, 'aria-describedby': noteId, 'aria-invalid': Boolean(error) })}
      {note && (
        <p
          id={noteId}
          role={error ? 'alert' : undefined}
          className={error ? 'text-2sm text-bad' : 'text-2sm text-muted-foreground'}
        >
          {note}
        </p>
      )}
    </div>
  );
}
