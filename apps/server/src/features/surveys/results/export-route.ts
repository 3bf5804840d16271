import { Readable } from 'node:stream';
import { contract } from '@desirepath/contract';
import { EXPORTS } from '@desirepath/contract/limits';
import type { Answer, SurveyQuestion } from '@desirepath/contract/survey-questions';
import type { FastifyInstance } from 'fastify';
import { abortOnClose } from '../../../http/abort-on-close.ts';
import { csvHead, csvRow } from '../../../http/csv.ts';
import type { Guard } from '../../../http/guard.ts';
import { rawRoute } from '../../../http/raw-route.ts';
import { type ExportedRow, exportedAnswers } from './export-queries/queries.ts';
import { askedQuestions } from './figures.ts';
import { inWords, wordsOf } from './in-words.ts';
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
        const chunks = await deps.behaviour.export(sql, params, 'JSONEachRow', abortOnClose(reply));
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
  const texts = new Map(questions.map((question) => [question.id, wordsOf(question)]));
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
