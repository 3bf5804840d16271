import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { countPlaces } from '../features/surveys/quotas/queries.ts';
import { assetsIn } from '../ingest/assets/queries.ts';
import { piecesIn } from '../ingest/pieces/queries.ts';
import type { Behaviour } from '../storage/behaviour/open.ts';
import { toLine } from '../storage/behaviour/rows.ts';
import { withTestBehaviour } from './behaviour.testing.ts';

let behaviour: Behaviour;
withTestBehaviour((opened) => {
  behaviour = opened;
});

/** As where ingest asks every replica: each row comes from both. */
const ofTwo = (): Behaviour => ({
  ...behaviour,
  lookup: (sql, params) =>
    behaviour.lookup(
      sql.replace(/FROM (\w+)( FINAL)?\b/g, 'FROM (SELECT * FROM $1$2 UNION ALL SELECT * FROM $1$2)'),
      params,
    ),
});

test('what two replicas have counts once', async () => {
  const [site, survey, now] = [1, randomUUID(), Date.now()];
  const answer = { site_id: site, survey_id: survey, revision: 1, version: 1, created_at: now, received_at: now };
  const answers = [1, 2].map(() =>
    toLine('survey_responses', { ...answer, response_id: randomUUID(), complete: true, asked: ['nps'], said: ['9'] }),
  );
  await behaviour.insert('survey_responses', Buffer.from(answers.join('\n')));
  const content = { site_id: site, received_at: now, bytes: 100 };
  await behaviour.insert('assets', Buffer.from(toLine('assets', { ...content, hash: 'a'.repeat(64) })));
  await behaviour.insert('replay_pieces', Buffer.from(toLine('replay_pieces', { ...content, name: 'b'.repeat(22) })));

  expect(await countPlaces(ofTwo(), { site, id: survey }, { most: 9 })).toBe(2);
  expect(await countPlaces(ofTwo(), { site, id: survey }, { most: 9, question: 'nps', value: 9 })).toBe(2);
  const bytes = [assetsIn, (of: Behaviour) => piecesIn(of, Date.now)].map((contents) => contents(ofTwo()).bytes(site));
  expect(await Promise.all(bytes)).toEqual([100, 100]);
});
