import type { SinkSubscription } from '#kernel/events/consumer.ts';
import type { AttributionDeps } from '../deps.ts';
import { isListenedTo } from '../live/store/listeners.ts';
import { tellSales } from '../live/tell-sales.ts';
import { applyEvents, replayEvent } from './apply-events.ts';
import { FACT_PUBLISHERS, factTypes } from './model/fact-batch.ts';
import { salesIn } from './model/sales-in-events.ts';
import { FACTS_HANDLER } from './store/dead-letters.ts';

/**
 * Events per batch: one block of each fact table, some 30 ms of this process. Must not shrink: a batch in doubt is
 * pulled again as a whole.
 */
const BATCH_SIZE = 2_000;

/** Milliseconds in which facts gather: a batch costs the engine some 30 ms however small it is. */
const GATHER_MS = 5_000;
/** The same while somebody looks on: five times the blocks, for pages that follow sales as they happen. */
const GATHER_WHILE_LISTENED_MS = 1_000;

/** The logs that become facts. */
export function sinks(deps: AttributionDeps): SinkSubscription[] {
  return FACT_PUBLISHERS.map((publisher) => ({
    publisher,
    types: factTypes(publisher),
    batchSize: BATCH_SIZE,
    gatherMs: async () => ((await isListenedTo(deps)) ? GATHER_WHILE_LISTENED_MS : GATHER_MS),
    async apply(events, { after }) {
      await applyEvents(deps, publisher, events, after);
      await tellSales(deps, salesIn(events));
    },
    replay: {
      name: FACTS_HANDLER,
      types: factTypes(publisher),
      handle: async (_tx, events) => {
        for (const event of events) await replayEvent(deps, event);
      },
    },
  }));
}
