import { Switch as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import { held } from './held.ts';

export function Switch({ disabled, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className="h-5 w-9 shrink-0 rounded-full border border-input bg-muted p-px transition-colors disabled:opacity-50 aria-disabled:opacity-50 data-[state=checked]:border-primary data-[state=checked]:bg-primary"
      {...props}
      {...held(disabled)}
    >
      <Radix.Thumb className="block size-4 rounded-full bg-input transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-primary-foreground" />
    </Radix.Root>
  );
}
