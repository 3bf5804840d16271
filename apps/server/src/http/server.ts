import type { Socket } from 'node:net';
import type { ErrorCode } from '@desirepath/contract/errors';
import { HTTP } from '@desirepath/contract/limits';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { appError, isGivenUp, refusalHeaders, toErrorBody } from '../errors/app-error.ts';
import type { Config } from '../settings/config.ts';
import { limitConnections } from './open-connections.ts';
import { trustedProxies } from './proxies.ts';

/** A Fastify instance with every timeout set, security headers, and errors in the contract's form. No routes yet. */
export async function createServer(config: Config, limits: ConnectionLimits = HTTP): Promise<FastifyInstance> {
  const server = fastify({
    logger: loggerOptions(config),
    trustProxy: trustedProxies(config),
    connectionTimeout: HTTP.connectionTimeout,
    requestTimeout: HTTP.requestTimeout,
    keepAliveTimeout: HTTP.keepAliveTimeout,
    http: { headersTimeout: limits.headersTimeout, connectionsCheckingInterval: limits.timeoutCheck },
    bodyLimit: HTTP.bodyBytes,
    forceCloseConnections: 'idle',
    // One line a request would be thousands a second; refusals and faults are logged below.
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 2048 },
    clientErrorHandler,
    // An address that is none never comes to a route, nor to the error handler below.
    frameworkErrors: (error, _request, reply: FastifyReply) => {
      const { status, body } = toErrorBody(error);
      reply.code(status).send(body);
    },
  });

  server.server.on('connection', learnAddress);
  limitConnections(server.server, limits.connections);

  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    crossOriginResourcePolicy: false, // the tracking script is loaded by other sites; each route that matters says its own
    strictTransportSecurity: config.BASE_URL?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: 'deny' },
  });

  // Answers are about people: browsers write down what says nothing else, and it lies on the disk when its reader has signed out.
  server.addHook('onRequest', async ({ method, url }, reply) => {
    if (method === 'GET' && ANSWERS.test(url)) reply.header('cache-control', 'no-store');
  });

  server.setErrorHandler((error, request, reply) => {
    const { status, body } = toErrorBody(error);
    if (isLeftUnread(request)) reply.header('connection', 'close');
    // Overload is refused by the thousand: it is counted, and told without a stack.
    if (status === 503) request.log.warn({ code: body.code, path: pathOf(request.url) }, 'request put off');
    else if (status >= 500 && !isGivenUp(error))
      request.log.error({ err: error, code: body.code, path: pathOf(request.url) }, 'request failed');
    else request.log.debug({ code: body.code, path: pathOf(request.url) }, 'request refused');
    return reply.code(status).headers(refusalHeaders(error)).send(body);
  });
  return server;
}

/**
 * Node asks the system for the other side's address when that is first read, and remembers it: of a connection that was reset
 * meanwhile there is none any more, and its request may still be read. So it is asked at once, and who is gone by then is not heard.
 */
function learnAddress(socket: Socket): void {
  if (socket.remoteAddress === undefined) socket.destroy();
}

/** Whether so much of a refused body is still to come that it is not worth reading only to keep the connection. */
function isLeftUnread({ raw, headers }: FastifyRequest): boolean {
  return !raw.complete && !(Number(headers['content-length']) <= HTTP.bodyBytes);
}

/** How long, and how many, connections may be open that ask for nothing. */
type ConnectionLimits = Record<'headersTimeout' | 'timeoutCheck' | 'connections', number>;

/**
 * The dashboard's own policy. Recorded pages are rebuilt in a frame that inherits it: their scripts do not run, and
 * nothing of theirs is loaded from anywhere else. They bring their styles along, hence inline styles.
 */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  frameSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** The API, with what clients of other systems ask for without a prefix. Routes whose answers may be kept say so. */
const ANSWERS = /^\/(api|stats|sessions)(?=[/?]|$)/;

/** Query strings hold search words and filters: they stay out of the log. */
const pathOf = (url: string) => url.split('?', 1)[0];

function loggerOptions(config: Config) {
  return {
    level: config.LOG_LEVEL,
    redact: ['req.headers.authorization', 'req.headers.cookie'],
    // In a terminal a person reads; elsewhere a machine does.
    ...(process.stdout.isTTY
      ? { transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } } }
      : {}),
  };
}

/** Faults so early that there is no request yet: a body cut off half-way, a request that never ends. */
function clientErrorHandler(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const code = CLIENT_ERRORS[error.code ?? ''] ?? 'invalid_input';
  const { status, body } = toErrorBody(appError(code));
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} Refused\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n` +
      `connection: close\r\n\r\n${text}`,
  );
}

const CLIENT_ERRORS: Record<string, ErrorCode> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'body_too_large',
  HPE_INVALID_EOF_STATE: 'incomplete_body',
};
