import { z } from 'zod';
import { say } from './issues.ts';
import { FEEDBACK, TEXT } from './limits.ts';
import { WIDGET_THEMES } from './widget-themes.ts';

/** Where the bubble sits: in a corner at the bottom, or half way up an edge. */
export const BUBBLE_SIDES = ['bottom_right', 'bottom_left', 'right', 'left'] as const;

const phrase = z.string().trim().max(FEEDBACK.phrase).optional();

/** Words of the site's own, in one language; the bubble has its own for what is left out. */
const bubbleWords = z.object({
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/, { message: say('not_language') }),
  button: phrase.describe('On the bubble.'),
  question: phrase.describe('Above the faces.'),
  placeholder: phrase.describe('In the empty field.'),
  thanks: phrase.describe('Once it is sent.'),
});
export type BubbleWords = z.infer<typeof bubbleWords>;

/** How a site asks its visitors for feedback. What of it is shown is written into the tracking script. */
export const feedbackBubble = z.object({
  on: z.boolean(),
  side: z.enum(BUBBLE_SIDES),
  color: z.string().regex(/^#[0-9a-f]{6}$/i, { message: say('not_colour') }),
  theme: z.enum(WIDGET_THEMES).describe('Of what the bubble opens.'),
  pages: z
    .array(
      z
        .string()
        .max(TEXT.url)
        .regex(/^[/*]/, { message: say('not_path', { example: '/help/*' }) }),
    )
    .max(50, { message: say('too_much', { most: 50 }) })
    .describe('Paths it sits on; on all when there are none.'),
  ask_email: z.boolean().describe('Offer to leave an e-mail address, for an answer.'),
  ask_element: z.boolean().describe('Offer to point at a part of the page.'),
  words: z
    .array(bubbleWords)
    .max(FEEDBACK.languages, { message: say('too_many_languages', { most: FEEDBACK.languages }) }),
});
export type FeedbackBubble = z.infer<typeof feedbackBubble>;

export const DEFAULT_BUBBLE: FeedbackBubble = {
  on: false,
  side: 'bottom_right',
  color: '#c2410c',
  theme: 'light',
  pages: [],
  ask_email: true,
  ask_element: true,
  words: [],
};
