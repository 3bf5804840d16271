import { say } from '@desirepath/contract/issues';
import { AppError } from '../../../errors/app-error.ts';
import type { SafeFetch } from '../../../net/safe-fetch/safe-fetch.ts';
import type { KnownWebhook } from '../queries.ts';
import { signedHeaders } from '../signature.ts';
import type { DeliveryRow } from './queries.ts';

/** How an attempt went. Only an answer of 2xx counts. */
export type Outcome = Pick<DeliveryRow, 'response_status' | 'response_body' | 'error'>;

/** Sends a delivery once, signed for this moment. */
export async function attempt(
  { safeFetch, now, signal }: { safeFetch: SafeFetch; now: number; signal?: AbortSignal },
  webhook: KnownWebhook,
  { id, payload: body }: Pick<DeliveryRow, 'id' | 'payload'>,
): Promise<Outcome> {
  const headers = {
    ...signedHeaders({ id, at: now, body }, webhook.secrets),
    'content-type': 'application/json',
    'user-agent': 'Desirepath-Webhooks/1',
  };
  try {
    const answer = await safeFetch.post(webhook.url, { headers, body, ...(signal && { signal }) });
    const text = answer.body.replaceAll('\0', ''); // which PostgreSQL cannot store
    return { response_status: answer.status, response_body: text, error: complaintOf(answer.status) };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { response_status: null, response_body: null, error: reasonOf(error) };
  }
}

function complaintOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? say('answered_redirect', { status }) : say('answered_otherwise', { status });
}

/** What kept an answer from coming, as a sentence. Whoever added the webhook may know what of their own network this tells. */
function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  const { name, code }: { name?: unknown; code?: unknown } = error instanceof Error ? error : {};
  if (name === 'TimeoutError' || String(code).includes('TIMEOUT')) return say('answered_late');
  return typeof code === 'string' ? say('answered_nothing_because', { reason: code }) : say('answered_nothing');
}
