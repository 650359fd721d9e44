import type { LoggedEvent } from '#kernel/events/event-log.ts';
import type { Actor } from '#kernel/request/actor.ts';
import type { EntityPush } from '#kernel/runtime/push.ts';
import { boundTo, can } from '../../shared/permissions.ts';
import { readSalesCounted } from './events.ts';

/**
 * What somebody may receive when sales are counted: the channels that sold, for who may read figures; those bound to
 * stores receive these stores alone.
 */
export function listenToSales(actor: Actor): ((event: LoggedEvent) => EntityPush[]) | undefined {
  if (!can(actor, 'reports:read')) return undefined;
  const own = boundTo(actor);
  return (event) => {
    const { channelIds, storeIds } = readSalesCounted(event);
    if (own === undefined) return channelIds.map((id) => ({ type: 'Channel', id }));
    return storeIds.filter((id) => own.includes(id)).map((id) => ({ type: 'Location', id }));
  };
}
