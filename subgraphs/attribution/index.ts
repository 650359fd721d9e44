import { join } from 'node:path';
import type { Platform } from '#kernel/runtime/platform.ts';
import { defineSubgraph } from '#kernel/runtime/subgraph.ts';
import { openContexts } from '../shared/contexts/open-contexts.ts';
import { arrivals } from './arrivals/index.ts';
import { toSchema } from './builder.ts';
import type { AttributionDeps } from './deps.ts';
import { estimateRebuild } from './facts/estimate-rebuild.ts';
import { facts } from './facts/index.ts';
import { type OnRebuildProgress, type RebuildResult, rebuildFacts } from './facts/rebuild-facts.ts';
import { mayBeEmpty } from './facts/repair-facts.ts';
import { journeys } from './journeys/index.ts';
import { metrics } from './metrics/index.ts';
import { periods } from './periods/index.ts';
import { createBusinessDays } from './periods/model/business-day.ts';
import { reports } from './reports/index.ts';
import { createReportCache } from './reports/store/report-cache.ts';
import { touchpoints } from './touchpoints/index.ts';
import { openSpool } from './touchpoints/store/spool.ts';
import { warehouse } from './warehouse/index.ts';
import { openWarehouse } from './warehouse/store/warehouse.ts';

async function createDeps(platform: Platform): Promise<AttributionDeps & { stop(): Promise<void> }> {
  const { config, db } = platform;
  const spool = await openSpool(join(config.dataDir, 'spool'));
  const columnStore = openWarehouse({
    ...config.clickhouse,
    timeZone: config.timeZone,
    mayBeEmpty: (generation) => mayBeEmpty({ db, spool }, generation),
  });
  return {
    ...platform,
    warehouse: columnStore,
    spool,
    dayOf: createBusinessDays(config.timeZone),
    reportCache: createReportCache(),
    async stop() {
      await spool.close();
      await columnStore.close();
    },
  };
}

/** Touchpoints, facts and figures: one truth about which touch led to which sale. */
export const attribution = defineSubgraph<AttributionDeps>({
  name: 'attribution',
  schema: toSchema(),
  openContexts,
  createDeps,
  areas: [periods, arrivals, warehouse, touchpoints, facts, metrics, reports, journeys],
});

/** The rebuild of every fact, for the command that runs it in its own process on the opened subgraph's dependencies. */
export const rebuild = {
  /** About how much there is to do, by step. */
  estimate: (deps: Platform) => estimateRebuild(deps as AttributionDeps),
  run: (deps: Platform, onProgress: OnRebuildProgress): Promise<RebuildResult> =>
    rebuildFacts(deps as AttributionDeps, onProgress),
};
