import { Counter, type Registry } from 'prom-client';
import { MinuteCounts } from './minute-counts.ts';

/** What ingest counts: for Prometheus, and by the minute for the dashboard. */
export function createIngestMetrics(registry: Registry, clock: () => number) {
  const minutes = new MinuteCounts(clock);
  const counter = (name: string, help: string, what: 'accepted' | 'rejected') => {
    const total = new Counter({ name, help, registers: [registry] });
    return (events: number) => {
      total.inc(events);
      minutes.add(what, events);
    };
  };
  return {
    minutes,
    accepted: counter('desirepath_events_accepted_total', 'Events that became durable', 'accepted'),
    rejected: counter('desirepath_events_rejected_total', 'Events that were refused as not valid', 'rejected'),
    robots: new Counter({
      name: 'desirepath_batches_of_robots_total',
      help: 'Batches that came from robots and were dropped, by what gave them away',
      labelNames: ['reason'] as const,
      registers: [registry],
    }),
  };
}

export type IngestMetrics = ReturnType<typeof createIngestMetrics>;
