import { sql } from '#kernel/database/sql.ts';
import type { Area } from '#kernel/runtime/area.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import type { AttributionDeps } from '../deps.ts';
import { ingestTouchpoints } from './ingest-touchpoints.ts';
import { joinKeptSegments } from './join-kept-segments.ts';
import { readSpoolGauges } from './read-spool-gauges.ts';
import { MAX_BEACON_BYTES, receiveBeacon } from './receive-beacon.ts';
import { removeOldDays } from './remove-old-days.ts';
import { shipTouchpoints } from './ship-touchpoints.ts';
import type { Spool } from './store/spool.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';

declare module '../deps.ts' {
  interface AttributionDeps {
    readonly spool: Spool;
  }
}

/** Bytes of one batch of touchpoints. */
const MAX_BATCH_BYTES = 1024 * 1024;
const SHIP_EVERY_MS = 500;
const JOIN_EVERY_MS = 10 * 60_000;
const REMOVE_EVERY_MS = 60 * 60_000;

/** The consumers report an engine that is down; the touchpoints wait in their log. */
async function orWait(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof UnavailableError)) throw error;
  });
}

/** The log of touchpoints: taken in batches, kept in files, shipped to the column store. */
export const touchpoints: Area<AttributionDeps> = {
  name: 'touchpoints',
  gauges: readSpoolGauges,
  workers: (deps) => [
    { name: 'ship-touchpoints', everyMs: SHIP_EVERY_MS, run: () => orWait(shipTouchpoints(deps)) },
    { name: 'join-kept-segments', everyMs: JOIN_EVERY_MS, run: () => joinKeptSegments(deps) },
    { name: 'remove-old-days', everyMs: REMOVE_EVERY_MS, run: () => orWait(removeOldDays(deps)) },
  ],
  retention: [
    {
      // A sender sends a batch again within hours; history, which has a segment of its own, may be imported again later.
      name: 'batches of touchpoints',
      days: 90,
      remove: (before, limit) => sql`
        delete from ingest_batch where batch_id in (
          select batch_id from ingest_batch where claimed_at < ${before} and segment not like '%-history-%' limit ${limit})
        returning 1`,
    },
  ],
  routes: [
    { path: '/ingest/touchpoints', maxBytes: MAX_BATCH_BYTES, handle: ingestTouchpoints },
    { path: '/beacon', maxBytes: MAX_BEACON_BYTES, isForStorefronts: true, handle: receiveBeacon },
  ],
};
