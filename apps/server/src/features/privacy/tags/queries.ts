import { partsOf } from '../../../storage/records/ids.ts';
import type { Records } from '../../../storage/records/open.ts';

/**
 * Deletes the tags that the team gave to answers. Ids of answers are made by visitors' browsers, so those of another site may be the same: its
 * tags stay.
 */
export async function deleteTags(records: Records, site: number, responses: string[]): Promise<void> {
  const surveys = records.selectFrom('surveys').select('id').where('site_id', '=', site);
  for (const some of partsOf(responses)) {
    await records
      .deleteFrom('survey_tags')
      .where('survey_id', 'in', surveys)
      .where('response_id', 'in', some)
      .execute();
  }
}
