import type { AttributionDeps } from '../deps.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import type { RebuildProgress } from './rebuild-facts.ts';
import { readFactSizes } from './store/fact-sizes.ts';

/** About how much there is to rebuild, by step, for a progress bar: the sizes of the logs that the present facts were made of. */
export async function estimateRebuild(deps: AttributionDeps): Promise<Record<RebuildProgress['step'], number>> {
  const { generation } = await readDataVersion(deps.db);
  const segments = await deps.spool.kept.files();
  const sizes = { touchpoints: segments.length, orders: 0, customers: 0, inventory: 0, catalog: 0, loyalty: 0 };
  // Without its folder the engine cannot tell; the bars then grow as they go.
  const facts = await readFactSizes(deps.warehouse, generation).catch(() => undefined);
  return facts ? { ...sizes, ...facts } : sizes;
}
