import type { ReactNode } from 'react';
import { Select } from '../../../ui/select.tsx';

/** A control that is no input by itself, under what it is called. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <span className="font-medium">{label}</span>
      {children}
    </div>
  );
}

interface LabelledSelectProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  /** Said where there is nothing to choose from. */
  none?: string | undefined;
}

export function LabelledSelect<Value extends string>({ none, ...props }: LabelledSelectProps<Value>) {
  return (
    <Labelled label={props.label}>
      {props.options.length === 0 && none ? (
        <p className="text-muted-foreground">{none}</p>
      ) : (
        <Select {...props} className="h-9 w-full" />
      )}
    </Labelled>
  );
}
