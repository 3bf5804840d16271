import { randomUUID } from 'node:crypto';
import { createHistogram } from '@desirepath/traffic';
import { Pool } from 'undici';
import type { Figure } from './report.ts';
import { withDataFolder } from './scratch.ts';
import { startServer } from './server.ts';

const GROUP = 'Answers of surveys';
const SECONDS = 10;
const CONNECTIONS = 16;
/** Each waits for its answer to be durable before it gives the next. */
const VISITORS = 512;
const WANTED = 1_000;

const QUESTIONS = [
  { id: 'nps', type: 'nps', text: 'How likely are you to recommend us?' },
  { id: 'why', type: 'long_text', text: 'Why?' },
];

/** How many answers of visitors are kept in a second, each in a request of its own, and that all of them are counted. */
export function measureAnswers(): Promise<Figure[]> {
  return withDataFolder(async (folder, registered) => {
    const server = await startServer(folder);
    const owner = registered.at(server.url);
    const made = { name: 'Bench', status: 'live', questions: QUESTIONS };
    const survey = await owner.askBy<{ id: string }>('/api/surveys/surveys', made);
    const pool = new Pool(server.url, { connections: CONNECTIONS, pipelining: VISITORS / CONNECTIONS });
    const latency = createHistogram();
    const startedAt = performance.now();
    const end = startedAt + SECONDS * 1000;
    let kept = 0;

    const visitor = async (_: undefined, index: number) => {
      while (performance.now() < end) {
        const sentAt = performance.now();
        const answers = [
          { question: 'nps', value: (index + kept) % 11 },
          { question: 'why', value: 'It came on time and in one piece.' },
        ];
        const { statusCode, body } = await pool.request({
          method: 'POST',
          idempotent: true, // by its id
          blocking: false, // else each would wait on its connection for the one before
          path: '/api/surveys/responses',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ id: randomUUID(), survey: survey.id, answers, complete: true }),
        });
        const said = await body.text();
        if (statusCode !== 201) throw new Error(`An answer was refused with ${statusCode}: ${said}`);
        latency.record(performance.now() - sentAt);
        kept += 1;
      }
    };
    await Promise.all(Array.from({ length: VISITORS }, visitor));
    const seconds = (performance.now() - startedAt) / 1000;
    await pool.close();

    const path = `/api/surveys/surveys/${survey.id}/results`;
    const { completed } = await owner.ask<{ completed: number }>(path);
    if (completed !== kept) throw new Error(`Of ${kept} answers that were acknowledged ${completed} are counted`);
    await server.stop();
    return [
      { group: GROUP, what: 'answers, durable', value: kept / seconds, unit: 'answers/s', target: { least: WANTED } },
      { group: GROUP, what: 'acknowledgement p99', value: latency.percentile(0.99), unit: 'ms' },
    ];
  });
}
