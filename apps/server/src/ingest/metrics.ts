import { Counter, type Registry } from 'prom-client';

/** What ingest counts for Prometheus. */
export function createIngestMetrics(registry: Registry) {
  const counter = (name: string, help: string) => new Counter({ name, help, registers: [registry] });
  return {
    accepted: counter('desirepath_events_accepted_total', 'Events that became durable'),
    rejected: counter('desirepath_events_rejected_total', 'Events that were refused as not valid'),
    robots: new Counter({
      name: 'desirepath_batches_of_robots_total',
      help: 'Batches that came from robots and were dropped, by what gave them away',
      labelNames: ['reason'] as const,
      registers: [registry],
    }),
  };
}

export type IngestMetrics = ReturnType<typeof createIngestMetrics>;
