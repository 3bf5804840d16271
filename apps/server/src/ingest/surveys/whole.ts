import type { Answer, SurveyQuestion } from '@desirepath/contract/survey-questions';

/**
 * Whether the answers may be those of somebody who reached the end: what must be answered is, where every way leads by it. What a branch
 * leads past may be missing, whether or not it was taken: to know that is the widget's affair.
 */
export function isWhole(questions: readonly SurveyQuestion[], answers: readonly Answer[]): boolean {
  const answered = new Set(answers.map(({ question }) => question));
  const places = new Map(questions.map(({ id }, place) => [id, place]));
  // An ending lies behind all questions, and so does what is no more.
  const placeOf = (id: string) => places.get(id) ?? questions.length;
  let passedTo = 0;
  for (const [place, { id, type, required, branches }] of questions.entries()) {
    const mustBe = required && type !== 'statement' && type !== 'link';
    if (mustBe && place >= passedTo && !answered.has(id)) return false;
    passedTo = Math.max(passedTo, ...branches.map(({ to }) => placeOf(to)));
  }
  return true;
}
