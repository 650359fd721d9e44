import { appendEvents } from '#kernel/events/outbox.ts';
import type { AttributionDeps } from '../deps.ts';
import { salesCounted } from './events.ts';
import type { CountedSale, LiveState } from './model/live-state.ts';
import { isListenedLater } from './store/listeners.ts';
import { takeTurn } from './store/turn.ts';

type TellDeps = Pick<AttributionDeps, 'db' | 'clock' | 'live' | 'logger' | 'contexts'>;

/** Takes out what is to be told. */
function takeUntold({ untold }: LiveState): { channels: string[]; stores: string[] } {
  const taken = { channels: [...untold.channels], stores: [...untold.stores] };
  untold.channels.clear();
  untold.stores.clear();
  return taken;
}

function putBack({ untold }: LiveState, { channels, stores }: ReturnType<typeof takeUntold>): void {
  for (const code of channels) untold.channels.add(code);
  for (const id of stores) untold.stores.add(id);
}

/**
 * Tells those who listen that more sales became facts, at most once a second over all processes; where it is too early
 * or the database fails, what is untold waits for the next call. Where nobody listens, nor was cut off lately,
 * nothing is told, now or later.
 */
export async function tellSales(deps: TellDeps, sales: readonly CountedSale[] = []): Promise<void> {
  const { db, clock, live, logger, contexts } = deps;
  for (const { channel, storeId } of sales) {
    live.untold.channels.add(channel);
    if (storeId !== undefined) live.untold.stores.add(storeId);
  }
  if (live.untold.channels.size === 0) return;
  const taken = takeUntold(live);
  try {
    if (!(await isListenedLater(deps))) return;
    const known = await contexts.channelsByCode(taken.channels);
    const channelIds = [...known.values()].map(({ id }) => id);
    const isTold = await db.inTransaction('tell-sales', async (tx) => {
      const now = clock.now();
      if (!(await takeTurn(tx, now))) return false;
      await appendEvents(tx, 'attribution', [salesCounted({ channelIds, storeIds: taken.stores }, now)]);
      return true;
    });
    if (!isTold) putBack(live, taken);
  } catch (error) {
    putBack(live, taken);
    logger.warn('sales that were counted are told later', { error });
  }
}
