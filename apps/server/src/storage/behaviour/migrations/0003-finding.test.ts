import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { type Row, toLine } from '../rows.ts';
import { finding } from './0003-finding.ts';

it('sessions from before count what they had, once, however often it is begun', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desirepath-finding-'));
  const behaviour = await openTestBehaviour(folder);
  try {
    const at = Date.UTC(2026, 5, 1, 12);
    const session = { site_id: 1, session_id: crypto.randomUUID(), visitor_id: crypto.randomUUID() };
    const insert = <Of extends 'events' | 'sessions'>(table: Of, rows: Row<Of>[]) =>
      behaviour.insert(table, Buffer.from(rows.map((row) => toLine(table, row)).join('\n')));
    const types = ['page_view', 'request', 'form_submit', 'form_submit', 'form_abandon'];
    await insert(
      'events',
      types.map((type, index) => ({ ...session, type, path: '/', at: at + index, received_at: at })),
    );
    await insert('sessions', [
      { ...session, day: '2026-06-01', started_at: at, ended_at: at + 9, events: 5, pageviews: 1 },
    ]);
    for (const statement of [...finding, ...finding]) await behaviour.command(statement);
    const rows = await behaviour.rows(
      `SELECT session_id, any(s.visitor_id) AS visitor_id, toUnixTimestamp64Milli(min(s.started_at)) AS at, sum(s.events) AS events,
         sum(s.request_problems) AS requests, sum(s.form_submits) AS submits, sum(s.form_abandons) AS abandons
       FROM sessions AS s GROUP BY session_id`,
    );
    const { session_id, visitor_id } = session;
    expect(rows).toEqual([{ session_id, visitor_id, at, events: 5, requests: 1, submits: 2, abandons: 1 }]);
  } finally {
    await behaviour.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
