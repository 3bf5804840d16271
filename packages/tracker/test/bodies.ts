import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** What a page has sent, decompressed where it was compressed. */
export const textOf = async (request: IncomingMessage): Promise<string> => unpacked(await bodyOf(request)).toString();

export const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
};

export const isCompressed = (body: Buffer): boolean => body[0] === 0x1f && body[1] === 0x8b;

export const unpacked = (body: Buffer): Buffer => (isCompressed(body) ? gunzipSync(body) : body);

/** To pages of any origin. */
export const answerJson = (response: ServerResponse, status: number, body: object): ServerResponse =>
  response
    .writeHead(status, { 'access-control-allow-origin': '*', 'content-type': 'application/json' })
    .end(JSON.stringify(body));
