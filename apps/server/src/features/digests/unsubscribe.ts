import { createHmac } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { isSameSecret } from '../../http/secret-token.ts';

/** Lets whoever holds a mail end mails of its kind, and nothing else: an account's id with a signature. */
export function createUnsubscribeTokens(secret: string) {
  const sign = (account: string) => createHmac('sha256', secret).update(`unsubscribe ${account}`).digest('base64url');
  return {
    tokenOf: (account: string) => `${account}.${sign(account)}`,
    /** Undefined for one that is not ours. */
    accountOf(token: string): string | undefined {
      const [account = '', signature = ''] = token.split('.');
      return isSameSecret(signature, sign(account)) ? account : undefined;
    },
  };
}

const page = (title: string, rest: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><main><h1>${title}</h1>${rest}</main></body></html>
`;

/**
 * Where mails lead to be ended: mail programs POST by themselves (RFC 8058), people get a page with a button, for what only
 * follows links ends nothing.
 */
export function unsubscribeRoute(
  accountOf: (token: string) => string | undefined,
  end: (account: string) => Promise<void>,
) {
  return async (app: FastifyInstance) => {
    // By RFC 8058 mail programs should send the former, and may send the latter.
    app.addContentTypeParser(
      ['multipart/form-data', 'application/x-www-form-urlencoded'],
      (_request, payload, done) => {
        payload.resume(); // it says what it is by its address alone
        payload.on('end', () => done(null, undefined));
      },
    );
    app.get('/unsubscribe', async (_request, reply) =>
      reply
        .type('text/html')
        .send(page('No more weekly mails?', '<form method="post"><button>Send me no more of these</button></form>')),
    );
    app.post<{ Querystring: { token?: string } }>('/unsubscribe', async ({ query: { token } }, reply) => {
      const account = typeof token === 'string' ? accountOf(token) : undefined;
      if (account !== undefined) await end(account);
      // The same for a token that is not ours: nobody learns of whom there is one.
      return reply.type('text/html').send(page('Done', '<p>You get no more weekly mails.</p>'));
    });
  };
}
