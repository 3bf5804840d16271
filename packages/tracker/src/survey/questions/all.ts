import type { QuestionType, SurveyQuestion } from '@desirepath/contract/survey-questions';
import { choiceField } from './choice.ts';
import type { Field, FieldOptions } from './field.ts';
import { matrixField } from './matrix.ts';
import { rankingField } from './ranking.ts';
import { scaleField } from './scale.ts';
import { consentField, linkField, statementField } from './simple.ts';
import { textField } from './text.ts';

const FIELDS: { [Type in QuestionType]: (options: FieldOptions<Extract<SurveyQuestion, { type: Type }>>) => Field } = {
  rating: scaleField,
  nps: scaleField,
  csat: scaleField,
  ces: scaleField,
  single_choice: choiceField,
  multiple_choice: choiceField,
  ranking: rankingField,
  matrix: matrixField,
  short_text: textField,
  long_text: textField,
  email: textField,
  consent: consentField,
  statement: statementField,
  link: linkField,
};

/** What a question of whatever type is answered with. */
export const fieldOf = (options: FieldOptions): Field => {
  // Of each type there is the one that takes it.
  const make = FIELDS[options.question.type] as (given: FieldOptions) => Field;
  return make(options);
};
