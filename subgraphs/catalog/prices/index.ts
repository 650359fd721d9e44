import { can } from '../../shared/permissions.ts';
import './graphql/product.ts';
import './graphql/variant.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';
import './graphql/price-anomalies.ts';
import type { LoggedEvent } from '#kernel/events/event-log.ts';
import type { Actor } from '#kernel/request/actor.ts';
import type { Area } from '#kernel/runtime/area.ts';
import type { CatalogDeps } from '../deps.ts';
import { CHANNEL_PRICE_SET } from './events.ts';

const pricedVariant = ({ aggregateId }: LoggedEvent) => [{ type: 'ProductVariant', id: aggregateId }];

/** Prices of private channels are sent to staff alone. */
const mayReceive = ({ payload }: LoggedEvent, actor: Actor) =>
  actor.kind === 'staff' || (payload as { isPublic?: boolean }).isPublic !== false;

/** Prices in channels, and the price port of carts. */
export const prices: Area<CatalogDeps> = {
  name: 'prices',
  pushes: [
    {
      topic: 'prices',
      types: [CHANNEL_PRICE_SET],
      listen: (_deps, actor) => (can(actor, 'catalog:write') ? pricedVariant : undefined),
    },
    {
      topic: 'variant:*',
      types: [CHANNEL_PRICE_SET],
      listen: (_deps, actor, id) => (event) =>
        mayReceive(event, actor) ? pricedVariant(event).filter((key) => key.id === id) : [],
    },
  ],
};
