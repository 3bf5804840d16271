import { z } from 'zod';
import { propertyFilter } from './acts.ts';
import { device } from './common.ts';
import { conditionsText } from './conditions.ts';
import { goalId } from './goals.ts';
import { say } from './issues.ts';
import { SEGMENT, SURVEYS, TEXT } from './limits.ts';
import { webAddress } from './survey-questions.ts';
import { WIDGET_THEMES } from './widget-themes.ts';

/*
 * When, to whom, where and how a survey is shown.
 */

const seconds = z.number().min(0).max(SURVEYS.waitSeconds);
const eventName = z.string().min(1).max(TEXT.eventName);
const selector = z.string().trim().min(1).max(TEXT.selector);
const filters = z.array(propertyFilter).max(SEGMENT.filters);

const whatHappens = [
  /** So long after the page has come, 0 for at once. All waiting begins anew with each page view. */
  z.object({ type: z.literal('delay'), seconds: seconds.default(0) }),
  /** So much of the page has been seen. */
  z.object({ type: z.literal('scroll'), percent: z.int().min(1).max(100).default(50) }),
  /** The pointer leaves the window at its top; on touch screens, a quick scroll up. */
  z.object({ type: z.literal('exit_intent') }),
  z.object({ type: z.literal('inactivity'), seconds: seconds.min(1).default(30) }),
  /** A custom event, with properties that it must have had. */
  z.object({ type: z.literal('event'), name: eventName, filters: filters.default([]) }),
  z.object({ type: z.literal('click'), selector }),
  z.object({ type: z.literal('rage_click') }),
] as const;

/** What must happen on a page before a survey is shown; of several, one is enough. */
export const surveyTrigger = z.discriminatedUnion('type', [
  ...whatHappens,
  z.object({ type: z.literal('goal'), goal: goalId }),
]);
export type SurveyTrigger = z.infer<typeof surveyTrigger>;

/** The same as pages are told it: a goal has become what reaches it. */
export const liveTrigger = z.discriminatedUnion('type', [
  ...whatHappens,
  /** A page of this group is viewed. */
  z.object({ type: z.literal('page'), path: z.string() }),
  /** A form of this name is submitted. */
  z.object({ type: z.literal('form'), name: z.string() }),
]);
export type LiveTrigger = z.infer<typeof liveTrigger>;

/** As in a site's settings: `*` stands for anything. */
const pages = z
  .array(
    z
      .string()
      .trim()
      .min(1)
      .max(TEXT.url)
      .regex(/^[/*]/, { message: say('not_path', { example: '/products/*' }) }),
  )
  .max(50);

/** Who may see it, and where. What is empty is no condition. */
export const surveyTargeting = z.object({
  pages: pages.default([]).describe('Only on these, by their paths; `*` in one stands for anything.'),
  not_pages: pages.default([]),
  devices: z.array(device).default([]),
  languages: z
    .array(z.string().min(2).max(TEXT.language))
    .max(20)
    .default([])
    .describe('Of the browser; `de` is also `de-AT`.'),
  segment: conditionsText
    .or(z.literal(''))
    .default('')
    .describe('Conditions on the visit, such as `visit:returning;country:DE`: asked of the server before it is shown.'),
});
export type SurveyTargeting = z.infer<typeof surveyTargeting>;

/** How often one visitor sees it: once; until they have answered; or again `days` after they saw it last. */
export const surveyRepeat = z.discriminatedUnion('show', [
  z.object({ show: z.literal('once') }),
  z.object({ show: z.literal('until_answered') }),
  z.object({ show: z.literal('every'), days: z.int().min(1).max(SURVEYS.days) }),
]);

export const PLACEMENTS = ['popover', 'bubble', 'full_screen', 'bottom_bar', 'embedded', 'link'] as const;
export const SIDES = ['right', 'left'] as const;

/**
 * Where it stands: a popover in a corner; a bubble that opens when it is clicked; over the whole page; along the bottom; within
 * an element of the page; or on a page of its own at `/s/{id}`, which works for every survey that is live.
 */
export const surveyPlacement = z.object({
  kind: z.enum(PLACEMENTS).default('popover'),
  side: z.enum(SIDES).default('right'),
  label: z.string().trim().max(SURVEYS.label).default('').describe('What the bubble says.'),
  selector: z.string().trim().max(TEXT.selector).default('').describe('The element that it is embedded in.'),
});

const colour = z.string().regex(/^#[\da-f]{6}$/i, { message: say('not_colour') });

/** `page` is the font of the page. */
export const SURVEY_FONTS = ['system', 'page', 'serif', 'mono'] as const;

/** How it looks. Without colours of its own, those of the theme; text on the accent is black or white, whichever is read better. */
export const surveyLook = z.object({
  theme: z.enum(WIDGET_THEMES).default('light'),
  accent: colour.default('#c2410c'),
  background: colour.nullable().default(null),
  text: colour.nullable().default(null),
  font: z.enum(SURVEY_FONTS).default('system'),
  radius: z.int().min(0).max(32).default(12).describe('px'),
  progress: z.boolean().default(true),
});
export type SurveyLook = z.infer<typeof surveyLook>;

/** What is shown behind the last question, or where a branch ends. With a redirect, the visitor goes there. */
export const surveyEnding = z.object({
  title: z.string().trim().max(SURVEYS.words).default(''),
  text: z.string().trim().max(SURVEYS.words).default(''),
  label: z.string().trim().max(SURVEYS.label).default('').describe('Of a button that leads to `url`.'),
  url: webAddress.or(z.literal('')).default(''),
  redirect: z.boolean().default(false).describe('Go to `url` at once.'),
});
