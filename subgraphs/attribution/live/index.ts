import type { Area } from '#kernel/runtime/area.ts';
import { SECOND } from '#kernel/values/time.ts';
import type { AttributionDeps } from '../deps.ts';
import { SALES_COUNTED } from './events.ts';
import { beginListening, keepListening } from './keep-listening.ts';
import { listenToSales } from './listen-to-sales.ts';
import type { LiveState } from './model/live-state.ts';
import { tellSales } from './tell-sales.ts';

declare module '../deps.ts' {
  interface AttributionDeps {
    readonly live: LiveState;
  }
}

const KEEP_EVERY_MS = 5 * SECOND;
/** For what came within a second of what was told last. */
const TELL_EVERY_MS = SECOND;

/** Sales as they are counted, for those who look on. */
export const live: Area<AttributionDeps> = {
  name: 'live',
  pushes: [
    {
      topic: 'sales',
      types: [SALES_COUNTED],
      listen: (_deps, actor) => listenToSales(actor),
      begin: beginListening,
    },
  ],
  workers: (deps) => [
    { name: 'keep-listening', everyMs: KEEP_EVERY_MS, run: () => keepListening(deps) },
    { name: 'tell-sales', everyMs: TELL_EVERY_MS, run: () => tellSales(deps) },
  ],
};
