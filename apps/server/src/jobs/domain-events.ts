import { type DomainEvent, domainEvent } from '@desirepath/contract/domain-events';
import type { Jobs } from './jobs.ts';

/**
 * Tells whoever listens what happened on a site. Durable when it resolves; the listeners hear of it afterwards, at least
 * once. Whoever raises an event gives it an id that is the same when it is raised again, such as that of an answer.
 */
export type RaiseEvent = (event: DomainEvent) => Promise<unknown>;

/** The one way by which slices hear of each other's happenings. Listeners must bear to be told twice. */
export function defineDomainEvents(jobs: Jobs, hear: (event: DomainEvent) => Promise<void>): RaiseEvent {
  const add = jobs.define('domain-event', domainEvent, hear, { lane: 'net' });
  // Ids of some are made by visitors' browsers: one of another site, or of another kind, is another happening.
  return (event) => add(event, { key: `${event.site} ${event.type} ${event.id}` });
}
