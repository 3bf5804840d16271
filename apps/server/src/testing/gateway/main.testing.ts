import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { GatewayEngine, type Statement } from './engine.testing.ts';

/*
 * ClickHouse's HTTP interface before chDB, in a process of its own: the same engine over a real socket. What a server does besides (users, quotas,
 * clusters) it does not. Arguments: folder, port, password, settings that are not let set.
 */

const [folder = '', port = '0', password = '', forbidden = ''] = process.argv.slice(2);
const engine = new GatewayEngine(folder);
const notAllowed = new Set(forbidden.split(',').filter(Boolean));
/** Answers of inserts that are lost on their way. */
let losing = 0;
process.on('message', (answers: number) => {
  losing = answers;
});

/** Names of an address that are no settings. */
const NO_SETTINGS = new Set(['query', 'database', 'query_id', 'user', 'password', 'session_id', 'role', 'compress']);

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => refuse(response, error));
});
server.listen(Number(port), '127.0.0.1');
await once(server, 'listening');
const bound = server.address();
process.send?.(bound && typeof bound === 'object' ? bound.port : 0);
process.on('disconnect', () => process.exit());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://gateway');
  if (url.pathname === '/ping') return void response.end('Ok.\n');
  if (!knows(request, url)) throw engineError(516, 'AUTHENTICATION_FAILED', 'Authentication failed');
  const statement = await read(request, url);
  for (const name of Object.keys(statement.settings)) {
    if (notAllowed.has(name))
      throw engineError(452, 'SETTING_CONSTRAINT_VIOLATION', `Setting ${name} should not be changed`);
  }
  const isCancelled = statement.settings.cancel_http_readonly_queries_on_client_close === '1';
  response.on('close', () => {
    if (isCancelled && !response.writableFinished) engine.kill(statement.id);
  });
  const { format, bytes } = await engine.run(statement);
  if (statement.rows !== undefined && losing > 0) {
    losing -= 1;
    return void request.socket.destroy();
  }
  const isZipped =
    statement.settings.enable_http_compression === '1' && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const tag = randomBytes(8).toString('hex');
  response.writeHead(200, {
    'X-ClickHouse-Query-Id': statement.id,
    'X-ClickHouse-Format': format,
    'X-ClickHouse-Timezone': 'UTC',
    'X-ClickHouse-Exception-Tag': tag,
    'X-ClickHouse-Summary': '{"read_rows":"0","read_bytes":"0","written_rows":"0","written_bytes":"0"}',
    ...(isZipped && { 'Content-Encoding': 'gzip' }),
  });
  const said = Readable.from(withLateError(bytes, tag));
  await (isZipped ? pipeline(said, createGzip(), response) : pipeline(said, response));
}

/** What goes wrong in the middle of an answer stands at its end. */
async function* withLateError(bytes: Awaited<ReturnType<GatewayEngine['run']>>['bytes'], tag: string) {
  try {
    yield* bytes;
  } catch (error) {
    const sentence = `${sentenceOf(error)}\n`;
    const length = Buffer.byteLength(sentence);
    yield Buffer.from(`\r\n__exception__\r\n${tag}\r\n${sentence}${length} ${tag}\r\n__exception__\r\n`);
  }
}

function knows({ headers }: IncomingMessage, { searchParams }: URL): boolean {
  if (password === '') return true;
  const basic = Buffer.from(headers.authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
  return [basic.slice(basic.indexOf(':') + 1), headers['x-clickhouse-key'], searchParams.get('password')].includes(
    password,
  );
}

async function read(request: IncomingMessage, { searchParams }: URL): Promise<Statement> {
  const isZipped = request.headers['content-encoding'] === 'gzip';
  const body = await buffer(isZipped ? request.pipe(createGunzip()) : request);
  const query = searchParams.get('query');
  const given = [...searchParams].filter(([name]) => !NO_SETTINGS.has(name));
  const isParam = (name: string) => name.startsWith('param_');
  const rows = query !== null && /^\s*INSERT\b/i.test(query) ? body : undefined;
  return {
    sql: query === null ? body.toString() : rows ? query : `${query}\n${body}`.trimEnd(),
    database: searchParams.get('database') ?? 'default',
    settings: Object.fromEntries(given.filter(([name]) => !isParam(name))),
    params: Object.fromEntries(given.flatMap(([name, value]) => (isParam(name) ? [[name.slice(6), value]] : []))),
    rows,
    id: searchParams.get('query_id') ?? crypto.randomUUID(),
  };
}

const engineError = (code: number, type: string, what: string) =>
  new Error(`Code: ${code}. DB::Exception: ${what}. (${type})`);

/** As a server has them, by the code of the engine. */
const STATUS: Record<number, number> = { 62: 400, 60: 404, 81: 404, 516: 403, 497: 403, 159: 408 };

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function refuse(response: ServerResponse, error: unknown): void {
  const sentence = sentenceOf(error);
  const code = Number(/^Code: (\d+)/.exec(sentence)?.[1] ?? 0);
  if (response.headersSent) return void response.destroy();
  response.writeHead(STATUS[code] ?? 500, { 'X-ClickHouse-Exception-Code': code });
  response.end(`${sentence}\n`);
}
