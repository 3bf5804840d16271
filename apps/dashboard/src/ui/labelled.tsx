import type { ReactNode } from 'react';

/** A control that is no input by itself, under what it is called. */
export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <span className="font-medium">{label}</span>
      {children}
    </div>
  );
}
