import type { DomainEvent } from '@desirepath/contract/domain-events';
import { uuidOfText } from '../uuid-of-hash.ts';

/** The id by which a webhook is told of what happened: the same however often it is told. */
export function deliveryId(webhook: string, { type, id }: Pick<DomainEvent, 'type' | 'id'>): string {
  return uuidOfText(`${webhook} ${type} ${id}`);
}
