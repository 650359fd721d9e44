import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { requireChannels } from '../channels/require-channels.ts';
import type { CatalogDeps } from '../deps.ts';
import { changeProduct, type ProductEdit } from '../products/change-product.ts';
import type { Product } from '../products/model/product.ts';
import { planListings } from './plan-listings.ts';
import { publishListings } from './store/listings.ts';

export interface PublishProductInput extends ProductEdit {
  readonly channelIds: readonly string[];
  /** Half-open window in which it shows; null has no end on that side. */
  readonly startsAt?: Date | null | undefined;
  readonly endsAt?: Date | null | undefined;
}

/**
 * Makes a product active and shows all its variants in the channels, at the price each has there or, at first, its own.
 * @throws NotFoundError | ConflictError | ValidationError when a variant has no price in the currency of a channel.
 */
export async function publishProduct(
  deps: CatalogDeps,
  request: RequestContext,
  input: PublishProductInput,
): Promise<Product> {
  const { channelIds, startsAt = null, endsAt = null } = input;
  const { product } = await changeProduct(deps, request, 'publish-product', input, async (tx, { variants }, now) => {
    assertNamed(channelIds);
    if (startsAt && endsAt && endsAt <= startsAt) {
      throw new ValidationError([{ path: 'endsAt', issueCode: 'TOO_SMALL', message: 'must be later than startsAt' }]);
    }
    const channels = await requireChannels(tx, channelIds);
    if (variants.length === 0) {
      throw new ValidationError([
        { path: 'productId', issueCode: 'NOT_ALLOWED', message: 'the product has no variant to sell' },
      ]);
    }
    await publishListings(tx, planListings(channels, variants, { startsAt, endsAt }), now);
    return { change: { status: 'ACTIVE' } };
  });
  return product;
}

/** @throws ValidationError when no channel is named. */
export function assertNamed(channelIds: readonly string[]): void {
  if (channelIds.length > 0) return;
  throw new ValidationError([{ path: 'channelIds', issueCode: 'REQUIRED', message: 'name at least one channel' }]);
}
