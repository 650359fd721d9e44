import type { Gauge } from '#kernel/runtime/gauges.ts';
import type { AttributionDeps } from '../deps.ts';

/** What of the touchpoints is not in the engine yet. */
export async function readSpoolGauges({ spool }: Pick<AttributionDeps, 'spool'>): Promise<Gauge[]> {
  const counts = await spool.counts();
  return Object.entries(counts).map(([state, value]) => ({
    name: 'passerelle_spool_segments',
    help: 'Segments of touchpoints: written to, ready for the engine, and refused, which somebody must look at.',
    labels: { state },
    value,
  }));
}
