import { Tick } from '../../../ui/tick.tsx';

interface CheckListProps<Value extends string> {
  label: string;
  items: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  /** No more than these. */
  most: number;
  onChange: (chosen: Value[]) => void;
}

/** Several of a few, in the order in which they were chosen. */
export function CheckList<Value extends string>({ label, items, chosen, most, onChange }: CheckListProps<Value>) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className="grid grid-cols-2 gap-x-4 gap-y-1.5">
        {items.map((item) => {
          const isChosen = chosen.includes(item.value);
          return (
            <Tick
              key={item.value}
              checked={isChosen}
              disabled={!isChosen && chosen.length >= most}
              onChange={(isWanted) =>
                onChange(isWanted ? [...chosen, item.value] : chosen.filter((one) => one !== item.value))
              }
            >
              <span className="min-w-0 wrap-anywhere">{item.label}</span>
            </Tick>
          );
        })}
      </div>
    </fieldset>
  );
}
