import { join } from 'node:path';
import type { Platform } from '#kernel/runtime/platform.ts';
import { defineSubgraph } from '#kernel/runtime/subgraph.ts';
import { openContexts } from '../shared/contexts/open-contexts.ts';
import { arrivals } from './arrivals/index.ts';
import { toSchema } from './builder.ts';
import { channelPerformance } from './channel-performance/index.ts';
import { RATIO_FIGURES, readRatioFigure } from './channel-performance/read-ratio-figure.ts';
import { commissions } from './commissions/index.ts';
import { ASSOCIATE_FIGURES, readAssociateFigure } from './commissions/read-associate-figure.ts';
import { readStoreGoalSales } from './commissions/read-store-goal-sales.ts';
import { readLedgerVersion } from './commissions/store/payouts.ts';
import { conversions } from './conversions/index.ts';
import { credits } from './credits/index.ts';
import { creditPaths } from './credits/model/path-credits.ts';
import { collectPaths } from './credits/model/path-set.ts';
import { crossChannel } from './cross-channel/index.ts';
import type { AttributionDeps } from './deps.ts';
import { exchangeRates } from './exchange-rates/index.ts';
import { estimateRebuild } from './facts/estimate-rebuild.ts';
import { facts } from './facts/index.ts';
import { type OnRebuildProgress, type RebuildResult, rebuildFacts } from './facts/rebuild-facts.ts';
import { mayBeEmpty } from './facts/repair-facts.ts';
import { figureRows } from './figure-rows/index.ts';
import { footfall } from './footfall/index.ts';
import { footfallFigureReader } from './footfall/read-store-visits.ts';
import { goals } from './goals/index.ts';
import { jobs } from './jobs/index.ts';
import { journeys } from './journeys/index.ts';
import { live } from './live/index.ts';
import { createLiveState } from './live/model/live-state.ts';
import { ltv } from './ltv/index.ts';
import { analyze } from './ltv/model/analysis.ts';
import { TooFewRepeatersError } from './ltv/model/errors.ts';
import { metrics } from './metrics/index.ts';
import { FIGURES } from './metrics/model/catalog/sales.ts';
import { periods } from './periods/index.ts';
import { createBusinessDays } from './periods/model/business-day.ts';
import { productPairs } from './product-pairs/index.ts';
import { reports } from './reports/index.ts';
import { readSalesFigure } from './reports/read-sales-figure.ts';
import { createReportCache } from './reports/store/report-cache.ts';
import { segments } from './segments/index.ts';
import { serviceFigureReader } from './service-quality/get-service-quality.ts';
import { serviceQuality } from './service-quality/index.ts';
import { sessions } from './sessions/index.ts';
import { createSessionKeeper } from './sessions/keep-sessions.ts';
import { spend } from './spend/index.ts';
import { stockClosings } from './stock-closings/index.ts';
import { stockHealth } from './stock-health/index.ts';
import { copyOlderTouchpoints, hasOlderTouchpoints } from './touchpoints/copy-older-touchpoints.ts';
import { touchpoints } from './touchpoints/index.ts';
import { openSpool } from './touchpoints/store/spool.ts';
import { traffic } from './traffic/index.ts';
import { createSessionRows } from './traffic/store/session-rows.ts';
import { views } from './views/index.ts';
import { warehouse } from './warehouse/index.ts';
import { withTablesLock } from './warehouse/store/generation-lock.ts';
import { openWarehouse } from './warehouse/store/warehouse.ts';
import { withdrawals } from './withdrawals/index.ts';

async function createDeps(platform: Platform): Promise<AttributionDeps & { stop(): Promise<void> }> {
  const { config, db } = platform;
  const spool = await openSpool(join(config.dataDir, 'spool'));
  const columnStore = openWarehouse({
    ...config.clickhouse,
    timeZone: config.timeZone,
    mayBeEmpty: (generation) => mayBeEmpty({ db, spool }, generation),
    alone: (generation, work) => withTablesLock(db, generation, work),
  });
  const liveState = createLiveState();
  const sessionKeeper = createSessionKeeper({ db, warehouse: columnStore, config });
  return {
    ...platform,
    warehouse: columnStore,
    spool,
    dayOf: createBusinessDays(config.timeZone),
    live: liveState,
    reportCache: createReportCache(),
    keepSessions: sessionKeeper,
    sessionRows: createSessionRows(columnStore, sessionKeeper),
    // The first that knows a figure reads it: quotients with their interval.
    figureReaders: [
      { keys: RATIO_FIGURES, read: readRatioFigure },
      { keys: FIGURES, read: readSalesFigure },
      serviceFigureReader,
      footfallFigureReader,
      { keys: ['store_goal_sales'], read: readStoreGoalSales },
      {
        keys: ASSOCIATE_FIGURES,
        isOfAssociate: true,
        version: ({ db }) => readLedgerVersion(db),
        read: readAssociateFigure,
      },
    ],
    async stop() {
      await liveState.said;
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
  areas: [
    periods,
    arrivals,
    jobs,
    warehouse,
    sessions,
    stockClosings,
    withdrawals,
    touchpoints,
    exchangeRates,
    live,
    facts,
    metrics,
    segments,
    reports,
    productPairs,
    conversions,
    crossChannel,
    traffic,
    footfall,
    channelPerformance,
    journeys,
    credits,
    commissions,
    stockHealth,
    goals,
    serviceQuality,
    ltv,
    spend,
    figureRows,
    views,
  ],
});

/** The models of lifetime value on any log of purchases, for the command that reads one from a file. */
export const lifetimeValue = { analyze, TooFewRepeatersError };

/** The rebuild of every fact, for the command that runs it in its own process on the opened subgraph's dependencies. */
export const rebuild = {
  /** About how much there is to do, by step. */
  estimate: (deps: Platform) => estimateRebuild(deps as AttributionDeps),
  run: (deps: Platform, onProgress: OnRebuildProgress): Promise<RebuildResult> =>
    rebuildFacts(deps as AttributionDeps, onProgress),
};

/** Touchpoints that are older than their log, for the backup that takes them from the column store. */
export const olderTouchpoints = { exist: hasOlderTouchpoints, copy: copyOlderTouchpoints };

/** The models of attribution over paths that come from a file. */
export const attributionPaths = { collect: collectPaths, credit: creditPaths };
