import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './class-names.ts';

interface SegmentedControlProps<Value extends string> {
  label: string;
  value: Value;
  /** `title` names an option whose label is only an icon. */
  options: readonly { value: Value; label: ReactNode; title?: string }[];
  onChange: (value: Value) => void;
  className?: string;
}

/** A choice between a few views of the same thing; exactly one holds. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={props.label}
      value={props.value}
      // Pressing the one that holds gives '', which is no choice. Anything else is one of the given values.
      onValueChange={(chosen) => chosen && props.onChange(chosen as Value)}
      className={cn(
        'inline-flex h-8 max-w-full items-center overflow-x-auto rounded-md bg-muted p-0.5',
        props.className,
      )}
    >
      {props.options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          aria-label={option.title}
          title={option.title}
          className="inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-[5px] border border-transparent px-2.5 font-medium text-2sm text-muted-foreground hover:text-foreground data-[state=on]:border-border data-[state=on]:bg-card data-[state=on]:text-foreground [&_svg]:size-4"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
