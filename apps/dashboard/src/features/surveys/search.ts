import { z } from 'zod';

export const EDITOR_PARTS = ['questions', 'look', 'showing', 'languages'] as const;

/** Which part of a survey is edited. */
export const surveyEditorSearch = z.object({ part: z.enum(EDITOR_PARTS).optional().catch(undefined) });

/** What of the answers is looked at, and which of them. */
export const surveyResultsSearch = z.object({
  view: z.enum(['summary', 'texts', 'compare', 'answers']).optional().catch(undefined),
  version: z.coerce.number<number>().int().min(1).optional().catch(undefined),
  shown_in: z.string().max(35).optional().catch(undefined),
  question: z.string().max(40).optional().catch(undefined),
  search: z.string().max(200).optional().catch(undefined),
  tag: z.string().max(50).optional().catch(undefined),
  columns: z.string().max(60).optional().catch(undefined),
});
