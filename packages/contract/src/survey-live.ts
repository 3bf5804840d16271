import { z } from 'zod';
import { tracking } from './access.ts';
import { anyId, moment, nameless } from './common.ts';
import { SURVEYS, TEXT } from './limits.ts';
import { answer } from './survey-questions.ts';
import { liveTrigger } from './survey-showing.ts';
import { surveyFields } from './surveys.ts';

/*
 * How a page comes to show a survey.
 *
 * 1. The server writes into the tracking script of the site (`TrackerSettings`) `surveys`, whether one is live, and
 *    `survey_script`, the name of the script beside it that can show one. The extras load that script where `surveys` is
 *    true, or where the fragment of the address has a {@link PREVIEW_FRAGMENT}; pages of sites without a survey load nothing.
 * 2. The script asks for `GET /api/track/surveys?tracking_id=…` once a document, and waits for triggers itself.
 * 3. Of a survey that `asks` it calls `POST /api/track/surveys/eligible` just before it shows it.
 * 4. What happens is told as custom events by the names of {@link SURVEY_EVENTS}, with the property `survey`, its id; `survey_answered`
 *    once, with the first submission.
 * 5. Each answer given is sent at once, `POST /api/surveys/responses`, with the same `id` and the next `revision`: all
 *    answers so far, so that the newest submission says everything. A submission is repeated until it is answered.
 *
 * The link page and previews in the dashboard have no tracker: `GET /s/{id}` and `GET /s/preview` are documents of the
 * server that hold a {@link SurveyPage} as JSON in `<script type="application/json" id="desirepath-survey">` and load the script
 * with the attribute `data-page` on its tag. It then renders into the body.
 */

/** Of the address of a page, before the token of a preview. */
export const PREVIEW_FRAGMENT = '#desirepath-survey=';

/** Custom events that tell what became of a survey; `props.survey` is its id. */
export const SURVEY_EVENTS = ['survey_shown', 'survey_answered', 'survey_dismissed'] as const;

/** What pages are told of a survey: nothing of how it is called, of others who answered, and of whom it is kept from. */
export const liveSurvey = surveyFields
  .omit({ name: true, triggers: true, targeting: true, quotas: true, from: true, until: true })
  .extend({
    id: z.uuid(),
    version: z.int(),
    triggers: z.array(liveTrigger).describe('One is enough; without any it is shown at once.'),
    targeting: surveyFields.shape.targeting.unwrap().omit({ segment: true }),
    until: moment.nullable().describe('Not shown from then on, also on pages that stay open.'),
    asks: z.boolean().describe('The server is asked whether this visitor may see it, just before it is shown.'),
  });
export type LiveSurvey = z.infer<typeof liveSurvey>;

/** What the documents of the server hold that show a survey without a tracker. */
export interface SurveyPage {
  tracking_id: string;
  /**
   * Null in `/s/preview`, which waits for messages of the window around it, `{ survey: LiveSurvey, language?: string }`, and shows the
   * newest of them from its first question, or from `{ question: id }`. Nothing of a preview is sent.
   */
  survey: LiveSurvey | null;
}

/** A message to a document that previews. */
export interface SurveyPreviewMessage {
  survey: LiveSurvey;
  /** Instead of the browser's. */
  language?: string;
  /** The question or ending to begin with. */
  question?: string;
}

const trackingId = z.uuid();

/**
 * What a visitor has answered so far. Each submission has all of it, and the one with the highest `revision` stands; sent
 * again, it is taken as the one that is there. What does not answer its question, and what a question that is no more was answered, is left out;
 * a complete one of which nothing is left is refused.
 */
export const submission = z.object({
  id: z
    .uuid()
    .optional()
    .describe('Made by the client, the same in every submission of one visitor; made here without.'),
  survey: z.uuid(),
  tracking_id: trackingId.optional().describe('Where it is given, the survey must be one of this site.'),
  session_id: anyId.nullish(),
  visitor_id: anyId.nullish(),
  nameless,
  version: z.int().min(1).optional().describe('Of the survey that was shown; the newest without.'),
  revision: z.int().min(0).max(SURVEYS.revisions).default(0),
  answers: z.array(answer).max(SURVEYS.questions),
  complete: z
    .boolean()
    .default(true)
    .describe('The visitor has reached the end; not believed where what must be answered on every way there is not.'),
  at: z
    .int()
    .optional()
    .describe('Epoch ms when it was first answered, where that was before now: without a network, or elsewhere.'),
  ms: z.number().min(0).max(4_000_000_000).optional().describe('From being shown to this answer.'),
  url: z.string().max(TEXT.url).optional().describe('Of the page it is shown on.'),
  language: z.string().max(TEXT.language).optional().describe('That it was shown in.'),
  attributes: z
    .record(z.string().min(1).max(TEXT.propKey), z.string().max(TEXT.tag))
    .refine((given) => Object.keys(given).length <= SURVEYS.attributes, { message: 'Too many attributes' })
    .default({})
    .describe('What the page, or the query string of the link page, says of the visitor.'),
});
export type Submission = z.infer<typeof submission>;
/** What a client sends; the rest has its default. */
export type SubmissionInput = z.input<typeof submission>;

/** What the sender is told: what was kept. */
export const submitted = z.object({
  id: z.uuid(),
  survey: z.uuid(),
  session_id: z.uuid().nullable(),
  answers: z.array(answer),
  complete: z.boolean(),
  created_at: moment,
});

export const surveyTracking = {
  live: tracking
    .route({
      method: 'GET',
      path: '/track/surveys',
      summary: 'The surveys that pages of a site may show',
      tags: ['surveys'],
    })
    .input(
      z.object({
        tracking_id: trackingId,
        preview: z
          .string()
          .max(100)
          .optional()
          .describe('Token of a preview: works once, and gives that survey alone.'),
      }),
    )
    .output(z.object({ items: z.array(liveSurvey) })),
  eligible: tracking
    .route({
      method: 'POST',
      path: '/track/surveys/eligible',
      summary: 'Whether a visitor may see a survey now',
      tags: ['surveys'],
    })
    .input(
      z.object({
        tracking_id: trackingId,
        survey: z.uuid(),
        session_id: anyId.nullish(),
        visitor_id: anyId.nullish(),
        nameless,
      }),
    )
    .output(z.object({ eligible: z.boolean() })),
  submit: tracking
    .route({
      method: 'POST',
      path: '/surveys/responses',
      successStatus: 201,
      summary: 'Answer a survey; answered once it is durable',
      tags: ['surveys'],
    })
    .input(submission)
    .output(submitted),
};
