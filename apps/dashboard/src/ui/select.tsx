import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { cn } from './class-names.ts';

interface SelectProps<Value extends string> {
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  /** What is chosen here, for those who cannot see where it stands. */
  label: string;
  className?: string;
}

/** A short closed list. Values must not be empty strings: Radix keeps that one for "nothing chosen". */
export function Select<Value extends string>({ value, options, onChange, label, className }: SelectProps<Value>) {
  return (
    // Radix knows strings only; it gives back one of the values it was given.
    <Radix.Root value={value} onValueChange={(chosen) => onChange(chosen as Value)}>
      <Radix.Trigger
        aria-label={label}
        className={cn(
          'inline-flex h-8 max-w-full items-center justify-between gap-2 rounded-md border bg-card px-3 font-medium hover:bg-hover',
          className,
        )}
      >
        <span className="min-w-0 truncate">
          <Radix.Value />
        </span>
        <ChevronDown className="size-4 shrink-0 text-muted-foreground" aria-hidden />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-appear overflow-hidden rounded-lg border bg-popover p-1"
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="flex h-8 select-none items-center gap-2 rounded-md pe-2 ps-7 outline-none data-highlighted:bg-hover"
              >
                <Radix.ItemIndicator className="absolute start-3">
                  <Check className="size-3.5 text-ember-text" />
                </Radix.ItemIndicator>
                <Radix.ItemText>{option.label}</Radix.ItemText>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
