import type { ReactNode } from 'react';

/** A row of a list of facts, within a `dl` of two columns. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="truncate text-muted-foreground" title={name}>
        {name}
      </dt>
      <dd className="min-w-0 break-words tabular-nums">{children}</dd>
    </>
  );
}
