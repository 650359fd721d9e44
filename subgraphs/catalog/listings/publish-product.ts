import type { RequestContext } from '#kernel/request/context.ts';
import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { Channel } from '../channels/model/channel.ts';
import { readChannelsByCode } from '../channels/store/channels.ts';
import type { CatalogDeps } from '../deps.ts';
import { changeProduct } from '../products/change-product.ts';
import type { Product, Variant } from '../products/model/product.ts';
import { type NewListing, publishListings, refreshProductChannels } from './store/listings.ts';

export interface PublishProductInput {
  readonly id: string;
  readonly channels: readonly string[];
  /** Half-open window in which it shows; null has no end on that side. */
  readonly publishFrom?: Date | null | undefined;
  readonly publishTo?: Date | null | undefined;
}

/**
 * Makes a product active and shows all its variants in the channels, at the price each has there or, at first, its own.
 * @throws NotFoundError | ValidationError when a channel is unknown or a variant has no price in its currency.
 */
export async function publishProduct(
  deps: CatalogDeps,
  request: RequestContext,
  input: PublishProductInput,
): Promise<Product> {
  assertCan(request.actor, 'catalog:write');
  const { id, publishFrom = null, publishTo = null } = input;
  const codes = [...new Set(input.channels)];
  if (codes.length === 0)
    throw new ValidationError([{ path: 'channels', issueCode: 'REQUIRED', message: 'name at least one channel' }]);
  if (publishFrom && publishTo && publishTo <= publishFrom) {
    throw new ValidationError([
      { path: 'publishTo', issueCode: 'TOO_SMALL', message: 'must be later than publishFrom' },
    ]);
  }
  return changeProduct(deps, 'publish-product', id, async (tx, product, now) => {
    const channels = requireChannels(codes, await readChannelsByCode(tx, codes));
    if (product.variants.length === 0) {
      throw new ValidationError([
        { path: 'id', issueCode: 'NOT_ALLOWED', message: 'the product has no variant to sell' },
      ]);
    }
    await publishListings(tx, listingsOf(product, channels, publishFrom, publishTo), now);
    await refreshProductChannels(tx, [id]);
    return { change: { status: 'ACTIVE' } };
  });
}

function requireChannels(codes: readonly string[], channels: ReadonlyArray<Channel | null>): Channel[] {
  const issues = codes.flatMap((code, index): FieldIssue[] =>
    channels[index]
      ? []
      : [{ path: `channels.${index}`, issueCode: 'UNKNOWN_REFERENCE', message: `there is no channel ${code}` }],
  );
  if (issues.length > 0) throw new ValidationError(issues);
  return channels.flatMap((channel) => channel ?? []);
}

function listingsOf(
  product: Product,
  channels: readonly Channel[],
  publishFrom: Date | null,
  publishTo: Date | null,
): NewListing[] {
  const issues: FieldIssue[] = [];
  const listings: NewListing[] = [];
  for (const channel of channels) {
    for (const variant of product.variants) {
      const priced = priceIn(variant, channel);
      if (priced)
        listings.push({ variantId: variant.id, channelCode: channel.code, ...priced, publishFrom, publishTo });
      else {
        issues.push({
          path: 'channels',
          issueCode: 'NOT_ALLOWED',
          message: `${variant.title} has no price in ${channel.currencyCode} for ${channel.code}; set one first`,
        });
      }
    }
  }
  if (issues.length > 0) throw new ValidationError(issues);
  return listings;
}

/** The price a variant has in a channel, or starts with there. */
function priceIn(variant: Variant, channel: Channel): Pick<NewListing, 'price' | 'compareAtPrice'> | undefined {
  const known = variant.listings.get(channel.code);
  if (known) return known;
  if (variant.price?.currency !== channel.currencyCode) return undefined;
  return { price: variant.price, compareAtPrice: variant.compareAtPrice };
}
