import type { SiteImport } from '@desirepath/contract/imports';
import { ORPCError } from '@orpc/client';
import { client } from '../../app/api.ts';
import { isErrorBody } from '../../app/problem.ts';

/** Below the limit of a part, with room for a slow line. */
const PART_BYTES = 4 * 1024 * 1024;

/** Sends a file in parts, and asks what it is. @param told hears of the share that has arrived @throws what `problemOf` understands */
export async function sendFile(site: number, file: File, told: (share: number) => void): Promise<SiteImport> {
  const { id } = await client.imports.create({ site, name: file.name.slice(0, 200) });
  for (let offset = 0; offset < file.size; offset += PART_BYTES) {
    const answer = await fetch(`/api/imports/${id}/content?site=${site}&offset=${offset}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: file.slice(offset, offset + PART_BYTES),
    });
    if (!answer.ok) throw await refusalOf(answer);
    told(Math.min(1, (offset + PART_BYTES) / file.size));
  }
  return client.imports.read({ site, id });
}

async function refusalOf(answer: Response): Promise<Error> {
  const body: unknown = await answer.json().catch(() => undefined);
  if (!isErrorBody(body)) return new Error(`The server answered ${answer.status}`);
  return new ORPCError(body.code, { status: answer.status, message: body.message });
}
