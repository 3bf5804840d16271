import { Readable } from 'node:stream';
import { contract } from '@desirepath/contract';
import { EXPORTS } from '@desirepath/contract/limits';
import { type Answer, OTHER, type SurveyQuestion } from '@desirepath/contract/survey-questions';
import type { FastifyInstance } from 'fastify';
import { csvHead, csvRow } from '../../../http/csv.ts';
import type { Guard } from '../../../http/guard.ts';
import { rawRoute } from '../../../http/raw-route.ts';
import { type ExportedRow, exportedAnswers } from './export-queries/queries.ts';
import { askedQuestions, choicesOf } from './figures.ts';
import { createAnswersAsk, type ResultsDependencies } from './routes.ts';

const PROPERTIES = [
  'created_at',
  'id',
  'complete',
  'seconds',
  'version',
  'language',
  'page',
  'device',
  'browser',
  'os',
  'country',
  'session_id',
  'attributes',
] as const;

/** The route that gives all answers as a file, passed on as the store finds them. */
export function surveyExportRoute(deps: ResultsDependencies, guard: Guard) {
  const { ofSurvey } = createAnswersAsk(deps);
  return async (app: FastifyInstance) => {
    rawRoute(
      app,
      guard,
      contract.surveyResults.export,
      async ({ input, caller, reply }) => {
        const { which, versions } = await ofSurvey(caller.account.id, input);
        const questions = askedQuestions(versions).map(({ question }) => question);
        const { sql, params } = exportedAnswers(which);
        const gone = new AbortController();
        reply.raw.once('close', () => gone.abort());
        if (reply.raw.destroyed) gone.abort();
        const chunks = await deps.behaviour.export(sql, params, 'JSONEachRow', gone.signal);
        const head = [...PROPERTIES, ...questions.map(({ text }) => text)];
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="answers.csv"')
          .send(Readable.from(tableOf(head, questions, chunks), { objectMode: false }));
      },
      EXPORTS.longest,
    );
  };
}

async function* tableOf(
  head: string[],
  questions: SurveyQuestion[],
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(csvHead(head));
  const texts = new Map(questions.map((question) => [question.id, textsOf(question)]));
  for await (const lines of linesOf(chunks)) {
    const rows = lines.map((line) => {
      const { answers, ...row }: ExportedRow = JSON.parse(line);
      const given = new Map((JSON.parse(answers) as Answer[]).map((answer) => [answer.question, answer])); // as ingest wrote it
      return csvRow([
        ...PROPERTIES.map((name) => row[name]),
        ...questions.map(({ id }) => inWords(given.get(id), texts.get(id))),
      ]);
    });
    yield Buffer.from(rows.join(''));
  }
}

/** Whole lines, as many as a chunk has. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield lines.filter((line) => line !== '');
  }
  if (rest !== '') yield [rest];
}

/** The words for what is chosen, of rows of a matrix too. */
const textsOf = (question: SurveyQuestion): ReadonlyMap<string, string> =>
  new Map(
    [...choicesOf(question), ...(question.type === 'matrix' ? question.rows : [])].map(({ id, text }) => [id, text]),
  );

/** An answer as a person reads it. */
function inWords(answer: Answer | undefined, texts: ReadonlyMap<string, string> = new Map()): string | number {
  if (!answer) return '';
  const { value, other } = answer;
  const word = (id: string) => (id === OTHER && other ? other : (texts.get(id) ?? id));
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'yes' : '';
  if (typeof value === 'string') return word(value);
  if (Array.isArray(value)) return value.map(word).join('; ');
  return Object.entries(value)
    .map(([row, column]) => `${word(row)}: ${word(column)}`)
    .join('; ');
}
