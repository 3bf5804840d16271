import { checkSurvey } from '@desirepath/contract/survey-sound';
import { surveyFields } from '@desirepath/contract/surveys';
import { expect, test } from 'vitest';
import { TEMPLATES } from './templates.ts';

test.each(TEMPLATES)('the template “$title” is a survey that holds together', ({ survey }) => {
  const { error } = surveyFields.superRefine(checkSurvey).safeParse(survey);
  expect(error?.issues ?? []).toEqual([]);
});
