import { spawn } from 'node:child_process';
import { ROOT } from './root.js';

/** Ends the command with one sentence for the person at the terminal, and what the failing program said. */
export class StepFailed extends Error {
  /** @param {string} message @param {string} [output] */
  constructor(message, output = '') {
    super(message);
    this.output = output;
  }
}

/** A log file wants a sign of life, not a line a second. */
const LOG_EVERY_SECONDS = 15;

/** @param {number} since */
const seconds = (since) => `${Math.round((performance.now() - since) / 1000)} s`;

/** What runs, and since when. @type {Map<string, number>} */
const running = new Map();

/** Begins the line anew, on a terminal. */
const ANEW = '\r\x1b[K';

/** A line that stays. @param {string} line */
export const tell = (line) => console.log(running.size > 0 && process.stdout.isTTY ? ANEW + line : line);

/** A line that counts the seconds while something runs; on a terminal one for all that does. @param {string} title */
function startProgress(title) {
  const { stdout } = process;
  const since = performance.now();
  running.set(title, since);
  const tick = stdout.isTTY
    ? () => stdout.write(ANEW + [...running].map(([each, from]) => `${each} … ${seconds(from)}`).join('   '))
    : () => console.log(`${title} … ${seconds(since)}`);
  tick();
  const timer = setInterval(tick, stdout.isTTY ? 1000 : LOG_EVERY_SECONDS * 1000);

  return {
    /** @param {string} outcome */
    end(outcome) {
      clearInterval(timer);
      tell(`${title} … ${outcome} in ${seconds(since)}`);
      running.delete(title);
    },
  };
}

/**
 * Runs a program under a line of progress. Its output is kept back and shown only when it fails.
 *
 * @param {string} title
 * @param {string[]} command the program and its arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, failure: string }} options `failure`: the sentence for the person
 * @throws {StepFailed}
 */
export async function step(title, [program = '', ...args], { cwd = ROOT, env = process.env, failure }) {
  const progress = startProgress(title);
  const { code, output } = await run([program, ...args], { cwd, env });
  progress.end(code === 0 ? 'done' : 'failed');
  if (code !== 0) throw new StepFailed(failure, output);
}

/**
 * Runs a program to its end and gathers what it prints.
 *
 * @param {string[]} command
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program cannot be started, as in a shell
 */
export function run([program = '', ...args], { cwd = ROOT, env = process.env } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
      });
    }
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The whole of a script: a failed step becomes its sentence and exit code 1. @param {() => Promise<void>} script */
export async function main(script) {
  try {
    await script();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    if (error.output) console.error(error.output.trimEnd());
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
