import { createHmac } from 'node:crypto';
import type { BaseLogger } from 'pino';
import { z } from 'zod';
import type { Wire } from './records/wire.ts';

/**
 * Tells other servers by what this one's secret is known again, and says where one has another: whoever is signed in at one is then signed out at
 * the other, by turns, and nothing else would tell why.
 */
export function compareSecrets(wire: Wire, secret: string, log: Pick<BaseLogger, 'error'>): void {
  // Nobody learns the secret by it, and it is kept nowhere.
  const own = createHmac('sha256', secret).update('the same at all servers').digest('base64url');
  const tellOwn = () => wire.tell('secret', own);
  const known = new Set([own]);
  wire.hear('secret', z.string(), (mark) => {
    if (known.has(mark)) return;
    known.add(mark);
    tellOwn(); // to one that came later
    log.error(
      'Another server on the same records has another SECRET: sessions, second factors and webhooks of one are nothing to the other. Set the same at all.',
    );
  });
  wire.onGap(tellOwn);
  tellOwn();
}
