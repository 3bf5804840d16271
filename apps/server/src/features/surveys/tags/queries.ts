import type { Records } from '../../../storage/records/open.ts';

export interface TaggedText {
  response_id: string;
  tag: string;
}

/** Tags of the texts that answer a question. One row a text and tag. */
export const selectTags = (records: Records, survey: string, question: string): Promise<TaggedText[]> =>
  records
    .selectFrom('survey_tags')
    .select(['response_id', 'tag'])
    .where('survey_id', '=', survey)
    .where('question', '=', question)
    .orderBy('tag')
    .execute();

/** Those it had are replaced. */
export async function replaceTags(
  records: Records,
  text: { survey_id: string; response_id: string; question: string },
  tags: readonly string[],
): Promise<void> {
  await records.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('survey_tags')
      .where('survey_id', '=', text.survey_id)
      .where('response_id', '=', text.response_id)
      .where('question', '=', text.question)
      .execute();
    if (tags.length > 0)
      await transaction
        .insertInto('survey_tags')
        .values(tags.map((tag) => ({ ...text, tag })))
        .execute();
  });
}

/** Of an answer that is gone. */
export async function deleteTags(records: Records, survey: string, response: string): Promise<void> {
  await records.deleteFrom('survey_tags').where('survey_id', '=', survey).where('response_id', '=', response).execute();
}
