import { CLIENTS } from '@desirepath/contract/limits';
import type { BatchAnswer } from '@desirepath/contract/tracking';
import { AppError, appError } from '../../errors/app-error.ts';
import { allSettled } from './all-settled.ts';
import { type Caller, type DeliveryDependencies, type Parcel, prepare, sendPrepared } from './deliver.ts';
import type { Body } from './identity.ts';

/** One answer for all parcels of a body. @throws AppError invalid_input for too many; as deliver does where there is one parcel */
export async function deliverAll(
  parcels: Parcel[],
  body: Body,
  caller: Caller,
  isOpen: boolean,
  deps: DeliveryDependencies,
): Promise<BatchAnswer> {
  checkSize(parcels);
  const work = parcels.map((parcel) => ({ parcel, prepared: prepare(parcel, body, caller, isOpen, deps) }));
  void Promise.allSettled(work.map(({ prepared }) => prepared)).then(() => caller.turn?.end());
  const answers = await allSettled(
    work.map(async ({ parcel, prepared }) => {
      try {
        return await sendPrepared(await prepared, deps);
      } catch (error) {
        if (parcels.length > 1) return refusedParcel(parcel, error);
        throw error;
      }
    }),
  );
  const accepted = answers.reduce((sum, answer) => sum + answer.accepted, 0);
  const rejected = answers.flatMap((answer) => answer.rejected).sort((a, b) => a.index - b.index);
  return { accepted, rejected };
}

/** Events of a session that nobody knows are refused alone; a store that fails fails the whole body. */
function refusedParcel({ events }: Parcel, error: unknown): BatchAnswer {
  if (!(error instanceof AppError) || error.status >= 429) throw error;
  return { accepted: 0, rejected: events.map(({ index }) => ({ index, reason: error.message })) };
}

function checkSize(parcels: Parcel[]): void {
  const events = parcels.reduce((sum, parcel) => sum + parcel.events.length, 0);
  if (events > CLIENTS.eventsPerRequest)
    throw appError('invalid_input', { issues: [{ path: 'events', message: `More than ${CLIENTS.eventsPerRequest}` }] });
  if (parcels.length > CLIENTS.sessionsPerRequest)
    throw appError('invalid_input', {
      issues: [{ path: 'events', message: `Of more than ${CLIENTS.sessionsPerRequest} sessions` }],
    });
}
