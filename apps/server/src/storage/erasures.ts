import { z } from 'zod';
import type { Behaviour } from './behaviour/open.ts';
import type { Table } from './behaviour/rows.ts';
import type { Wire } from './records/wire.ts';

/** Calls a listener each time that rows of a table were deleted, here or at another server. */
export type OnErased = (table: Table, listener: () => void) => void;

/** What remembers what is in the store has to forget what was deleted: or it is taken to be there still. */
export function hearErasures(behaviour: Behaviour, wire: Wire): OnErased {
  const listeners = new Map<string, (() => void)[]>();
  const forget = (table: string) => {
    for (const listener of listeners.get(table) ?? []) listener();
  };
  behaviour.onErased((table) => {
    forget(table);
    wire.tell('erased', { table });
  });
  wire.hear('erased', z.object({ table: z.string() }), ({ table }) => forget(table));
  return (table, listener) => void listeners.set(table, [...(listeners.get(table) ?? []), listener]);
}
