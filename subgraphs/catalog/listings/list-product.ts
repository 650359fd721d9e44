import type { Tx } from '#kernel/database/database.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { requireChannels } from '../channels/require-channels.ts';
import { readChannels } from '../channels/store/channels.ts';
import type { CreatedProduct } from '../products/deps.ts';
import { planListings } from './plan-listings.ts';
import { type NewListing, publishListings } from './store/listings.ts';

/** When a new product shows: at once, without end. */
const ALWAYS = { startsAt: null, endsAt: null } as const;

/**
 * Lists a product that is made ACTIVE in the channels that are named; where none are, each variant in every active
 * channel for everybody that has its price's currency.
 * @throws NotFoundError | ValidationError
 */
export async function listProduct(tx: Tx, created: CreatedProduct, now: Date): Promise<[]> {
  if (created.product.status === 'ACTIVE') {
    await publishListings(tx, await listingsOf(tx, created), now);
  } else if (created.channelIds !== undefined) {
    throw new ValidationError([
      { path: 'channelIds', issueCode: 'NOT_ALLOWED', message: 'only an ACTIVE product is listed; publish it later' },
    ]);
  }
  return [];
}

async function listingsOf(tx: Tx, { variants, channelIds }: CreatedProduct): Promise<NewListing[]> {
  if (channelIds !== undefined) return planListings(await requireChannels(tx, channelIds), variants, ALWAYS);
  const active = (await readChannels(tx)).filter(({ isActive, audience }) => isActive && audience === 'PUBLIC');
  return active.flatMap((channel) => {
    const priced = variants.filter(({ price }) => price?.currency === channel.currencyCode);
    return planListings([channel], priced, ALWAYS);
  });
}
