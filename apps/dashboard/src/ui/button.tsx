import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './class-names.ts';
import { held } from './held.ts';

const buttonStyle = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-primary text-primary-foreground hover:bg-primary-hover',
        secondary: 'border bg-card hover:bg-hover',
        ghost: 'text-muted-foreground hover:bg-hover hover:text-foreground',
        danger: 'border border-bad/40 bg-card text-bad hover:bg-bad-soft',
        link: 'text-ember-text underline-offset-4 hover:underline',
      },
      size: {
        sm: 'h-7 px-2 text-2sm',
        md: 'h-8 px-3',
        lg: 'h-10 px-4',
        icon: 'size-8',
        text: 'h-auto p-0',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonStyle> & {
    /** Give the look to the child, such as a link, instead of rendering a button. */
    asChild?: boolean;
  };

/** A size of `icon` needs an `aria-label`. */
export function Button({ className, variant, size, asChild, type = 'button', disabled, ...props }: ButtonProps) {
  const style = cn(buttonStyle({ variant, size }), className);
  return asChild ? (
    <Slot.Root className={style} {...props} />
  ) : (
    <button type={type} className={style} {...props} {...held(disabled)} />
  );
}
