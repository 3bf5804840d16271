import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PRIVACY } from '@desirepath/contract/limits';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NIL_UUID } from '../../../storage/behaviour/nil-uuid.ts';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import { type Row, toLine, toLines } from '../../../storage/behaviour/rows.ts';
import { openRecords, type Records } from '../../../storage/records/open.ts';
import { placeFor } from '../../../storage/records/places.testing.ts';
import { openTestBehaviour } from '../../../testing/behaviour.testing.ts';
import { responsesOf } from './queries.ts';
import { subjectOf } from './subject.ts';

const SITE = 1;
const folder = mkdtempSync(join(tmpdir(), 'desirepath-subject-'));
let behaviour: Behaviour;
let records: Records;
beforeAll(async () => {
  behaviour = await openTestBehaviour(folder);
  records = await openRecords(await placeFor(folder));
});
afterAll(async () => {
  await behaviour.close();
  await records.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const find = (term: string) => subjectOf({ behaviour, records }, SITE, term);
const keep = <Of extends 'identities' | 'sessions' | 'survey_responses'>(table: Of, rows: Row<Of>[]) =>
  behaviour.insert(table, toLines(rows.map((row) => toLine(table, { site_id: SITE, ...row }))));
const claim = (visitors: string[], user_id: string) =>
  keep(
    'identities',
    visitors.map((visitor_id) => ({ visitor_id, user_id, identified_at: 1 })),
  );
const browsers = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());

test('who is called like a crowd is found by their own browser, alone', async () => {
  const [own = ''] = browsers(1);
  await keep('sessions', [{ visitor_id: own, session_id: crypto.randomUUID(), started_at: 1, ended_at: 2 }]);
  await claim([own, ...browsers(PRIVACY.visitors)], 'ada');

  await expect(find('ada')).rejects.toMatchObject({ code: 'subject_too_wide' });
  expect(await find(own)).toMatchObject({ visitors: [own], users: [] });
});

test('what has no browser is of nobody, whoever said that it is somebody', async () => {
  const answer = { survey_id: crypto.randomUUID(), created_at: 1, received_at: 1, answers: '[]', attributes: '{}' };
  await keep('survey_responses', [{ ...answer, response_id: crypto.randomUUID() }]);
  await claim([NIL_UUID], 'eve');

  const found = await find('eve');
  expect(found.visitors).toEqual([]);
  expect(await responsesOf(behaviour, SITE, found, [NIL_UUID])).toEqual([]);
});
