import { z } from 'zod';
import { say } from './issues.ts';
import { TEXT } from './limits.ts';

/** What is known of an answer besides what it says; `language` is the one that it was given in. */
export const ANSWER_PROPERTIES = ['device', 'browser', 'os', 'country', 'language', 'version'] as const;
export type AnswerProperty = (typeof ANSWER_PROPERTIES)[number];

const TRAIT = new RegExp(`^(?:(${ANSWER_PROPERTIES.join('|')})|q:([\\w-]{1,40}))=([\\s\\S]*)$`);

/** Something that holds of an answer: a property of it, such as `version=2`, or what it says to a question, such as `q:why=o1`. */
export const answerTrait = z
  .string()
  .max(TEXT.tag)
  .regex(TRAIT, { message: say('not_answer_trait') });

/** What the text of a trait that has been checked says. */
export function readAnswerTrait(
  text: string,
): { value: string } & ({ property: AnswerProperty } | { question: string }) {
  const [, property, question = '', value = ''] = TRAIT.exec(text) ?? [];
  const known = ANSWER_PROPERTIES.find((one) => one === property);
  return known ? { property: known, value } : { question, value };
}
