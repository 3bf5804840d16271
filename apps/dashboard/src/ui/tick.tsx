import type { ReactNode } from 'react';

interface TickProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
}

/** A box that is ticked, with its words. */
export function Tick({ checked, onChange, disabled = false, children }: TickProps) {
  return (
    <label className="flex min-h-6 min-w-0 items-center gap-2 justify-self-start">
      <input
        type="checkbox"
        className="size-4 shrink-0 accent-primary"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}
