import './graphql/channel.ts';
import './graphql/context.ts';
import './graphql/queries.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';
import './graphql/shop.ts';
import type { Area } from '#kernel/runtime/area.ts';
import type { CatalogDeps } from '../deps.ts';

/** Channels as data: kind, currency, and for how long their carts hold units. */
export const channels: Area<CatalogDeps> = {
  name: 'channels',
  sharedReads: { fields: ['channel', 'channels', 'context'], changedBy: () => 'all' },
};
