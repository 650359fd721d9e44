import type { Tx } from '#kernel/database/database.ts';
import type { Channel } from '../channels/model/channel.ts';
import { readChannels } from '../channels/store/channels.ts';
import type { CreatedProduct } from '../products/deps.ts';
import type { NewVariant } from '../products/model/variant-draft.ts';
import { type NewListing, publishListings, refreshProductChannels } from './store/listings.ts';

/** Lists a product that is made ACTIVE in every active channel of its prices' currency. */
export async function listProduct(tx: Tx, { product, variants }: CreatedProduct, now: Date): Promise<[]> {
  if (product.status === 'ACTIVE') {
    const channels = (await readChannels(tx)).filter((channel) => channel.isActive);
    const listings = channels.flatMap((channel) => listingsIn(channel, variants));
    await publishListings(tx, listings, now);
    await refreshProductChannels(tx, [product.id]);
  }
  return [];
}

function listingsIn(channel: Channel, variants: readonly NewVariant[]): NewListing[] {
  return variants.flatMap(({ id, price, compareAtPrice }) =>
    price?.currency === channel.currencyCode
      ? [{ variantId: id, channelCode: channel.code, price, compareAtPrice, publishFrom: null, publishTo: null }]
      : [],
  );
}
