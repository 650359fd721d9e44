import { join } from 'node:path';
import { defineSubgraph } from '#kernel/runtime/subgraph.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { AttributionDeps } from './deps.ts';
import { sinks } from './facts/events/sinks.ts';
import { mayBeEmpty, mendFacts } from './facts/mend-facts.ts';
import { schema } from './graphql/index.ts';
import { createBusinessDays } from './periods/model/business-day.ts';
import { createReportCache } from './reports/report-cache.ts';
import { ingestTouchpoints } from './touchpoints/ingest-touchpoints.ts';
import { shipTouchpoints } from './touchpoints/ship-touchpoints.ts';
import { openSpool } from './touchpoints/store/spool.ts';
import { openWarehouse } from './warehouse/warehouse.ts';

/** Bytes of one batch of touchpoints. */
const MAX_BATCH_BYTES = 1024 * 1024;
const SHIP_EVERY_MS = 500;
const MEND_EVERY_MS = 5_000;

/** An engine that is down is told of by the consumers; the touchpoints wait in their log. */
async function shipOrWait(deps: AttributionDeps): Promise<void> {
  await shipTouchpoints(deps).catch((error: unknown) => {
    if (!(error instanceof UnavailableError)) throw error;
  });
}

/** Touchpoints, facts and figures: one truth about which touch led to which sale. */
export const attribution = defineSubgraph<AttributionDeps>({
  name: 'attribution',
  schema,
  async createDeps(platform) {
    const spool = await openSpool(join(platform.config.dataDir, 'spool'));
    const warehouse = openWarehouse({
      ...platform.config.clickhouse,
      timeZone: platform.config.timeZone,
      mayBeEmpty: (generation) => mayBeEmpty({ db: platform.db, spool }, generation),
    });
    return {
      ...platform,
      warehouse,
      spool,
      houseDay: createBusinessDays(platform.config.timeZone),
      reports: createReportCache(),
      async stop() {
        await spool.close();
        await warehouse.close();
      },
    };
  },
  sinks,
  workers: (deps) => [
    { name: 'ship-touchpoints', everyMs: SHIP_EVERY_MS, run: () => shipOrWait(deps) },
    { name: 'mend-facts', everyMs: MEND_EVERY_MS, run: () => mendFacts(deps) },
  ],
  routes: (deps) => [
    { path: '/ingest/touchpoints', maxBytes: MAX_BATCH_BYTES, handle: (request) => ingestTouchpoints(deps, request) },
  ],
});
