import { Labelled } from '../../../ui/labelled.tsx';
import { Select } from '../../../ui/select.tsx';

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
