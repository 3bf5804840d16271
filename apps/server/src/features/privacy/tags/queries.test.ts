import { expect, test } from 'vitest';
import { openRecords } from '../../../storage/records/open.ts';
import { emptyPlace } from '../../../storage/records/places.testing.ts';
import { SHOP, seedShop } from '../../../storage/records/seed.testing.ts';
import { deleteTags } from './queries.ts';

test('tags of answers go, and those of another site stay whose browser gave an answer the same id', async () => {
  const { place, remove } = await emptyPlace();
  const records = await openRecords(place);
  try {
    await seedShop(records);
    const { owner, team: team_id } = SHOP;
    const other = { id: 2, name: 'Other', domain: 'other.example', tracking_id: crypto.randomUUID() };
    await records
      .insertInto('sites')
      .values({ ...other, owner, team_id, settings: '{}', created_at: 0 })
      .execute();
    const response_id = crypto.randomUUID();
    for (const site_id of [SHOP.id, other.id]) {
      const survey = { id: `of ${site_id}`, site_id, name: 'Why', definition: '{}', version: 1 };
      await records
        .insertInto('surveys')
        .values({ ...survey, status: 'live', created_at: 0, updated_at: 0 })
        .execute();
      const tag = { survey_id: survey.id, response_id, question: 'why', tag: 'price' };
      await records.insertInto('survey_tags').values(tag).execute();
    }
    await deleteTags(records, SHOP.id, [response_id]);
    expect(await records.selectFrom('survey_tags').select('survey_id').execute()).toEqual([{ survey_id: 'of 2' }]);
  } finally {
    await records.destroy();
    await remove();
  }
});
