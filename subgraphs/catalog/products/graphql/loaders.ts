import DataLoader from 'dataloader';
import type { GraphContext } from '#kernel/graphql/builder.ts';
import type { Channel } from '../../channels/model/channel.ts';
import { readChannelsByCode } from '../../channels/store/channels.ts';
import { readCollectionsById } from '../../collections/store/collections.ts';
import type { CatalogDeps } from '../../deps.ts';
import type { Collection, Product, Variant } from '../model/product.ts';

interface Loaders {
  readonly products: DataLoader<string, Product | null>;
  readonly variants: DataLoader<string, Variant | null>;
  readonly channels: DataLoader<string, Channel | null>;
  readonly collections: DataLoader<string, Collection | null>;
}

const loaders = new WeakMap<object, Loaders>();

/** The loaders of one executed operation; each turns the keys of a step into one statement. */
export function loadersOf(context: GraphContext<CatalogDeps>): Loaders {
  const known = loaders.get(context);
  if (known) return known;
  const { deps } = context;
  const made: Loaders = {
    products: new DataLoader((ids) => deps.products.byIds(ids)),
    variants: new DataLoader((ids) => deps.products.variants(ids)),
    channels: new DataLoader((codes) => readChannelsByCode(deps.db, codes)),
    collections: new DataLoader((ids) => readCollectionsById(deps.db, ids)),
  };
  loaders.set(context, made);
  return made;
}
