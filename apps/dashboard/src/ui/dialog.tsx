import { t } from '@lingui/core/macro';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';
import { cn } from './class-names.ts';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A modal dialog: focus stays inside, Escape closes it, and the focus is where it was before. */
export function Dialog({ open, onOpenChange, title, description, children, className }: DialogProps) {
  const opener = useRef<HTMLElement>(null);
  // While it is drawn, since the entry of a menu that opens it is gone right after.
  if (open) opener.current ??= openedBy();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-black/40" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          onCloseAutoFocus={(event) => {
            event.preventDefault(); // Radix knows of no button that opened it, and would leave the focus nowhere.
            if (document.activeElement === document.body) opener.current?.focus();
            opener.current = null;
          }}
          className={cn(
            'fixed top-1/2 left-1/2 z-50 grid max-h-[90dvh] w-[calc(100%-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 gap-4 overflow-y-auto rounded-lg border bg-popover p-5',
            className,
          )}
        >
          <div className="grid gap-1 pe-8">
            <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
            {description && <Radix.Description className="text-muted-foreground">{description}</Radix.Description>}
          </div>
          {children}
          <Radix.Close asChild>
            <Button variant="ghost" size="icon" aria-label={t`Close`} className="absolute top-3 end-3">
              <X />
            </Button>
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** What has the focus; of a menu the button that opened it. */
function openedBy(): HTMLElement | null {
  const { activeElement } = document;
  const menu = activeElement?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  const button = menu ? document.getElementById(menu) : activeElement;
  return button instanceof HTMLElement ? button : null;
}
