import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** A secret as Standard Webhooks writes it, of 32 bytes that were drawn. */
export const secretOf = (bytes: Buffer): string => `${PREFIX}${bytes.toString('base64')}`;

/**
 * The headers by which a receiver knows who sent this, that it is whole, and that it is not an old one sent again:
 * https://www.standardwebhooks.com. One signature for each secret that is good now.
 */
export function signedHeaders(
  { id, at, body }: { id: string /** epoch ms */; at: number; body: string },
  secrets: string[],
): Record<string, string> {
  const seconds = Math.floor(at / 1000);
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatures.join(' ') };
}
