import { z } from 'zod';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import { readChannelsByCode } from '../channels/store/channels.ts';
import type { CatalogDeps } from '../deps.ts';
import { refreshProductChannels, setListingPrice } from '../listings/store/listings.ts';
import { changeProduct } from '../products/change-product.ts';
import { price as priceShape } from '../products/model/price-input.ts';
import type { Variant } from '../products/model/product.ts';
import { requireVariant } from '../products/require-product.ts';
import { channelPriceSet } from './events.ts';

const amounts = z.object({
  price: priceShape,
  /** Absent leaves it as it is; null removes it. */
  compareAtPrice: priceShape.nullish(),
  /** The price the caller read; when it has changed since, nothing is written. */
  expectedPrice: priceShape.nullish(),
});

export type SetChannelPriceInput = z.input<typeof amounts> & { readonly variantId: string; readonly channel: string };

/**
 * Sets the price of a variant in a channel. Where the product is not published the price waits, unseen, for that.
 * @throws NotFoundError | ValidationError | ConflictError when `expectedPrice` is not the price there.
 */
export async function setChannelPrice(
  deps: CatalogDeps,
  request: RequestContext,
  input: SetChannelPriceInput,
): Promise<Variant> {
  assertCan(request.actor, 'catalog:write');
  const { channel: code } = input;
  const { price, compareAtPrice, expectedPrice } = parseInput(amounts, input);
  const expected = expectedPrice ?? undefined;
  const { id: variantId, product } = await requireVariant(deps, input.variantId);
  await changeProduct(deps, 'set-channel-price', product.id, async (tx, _product, now) => {
    const [channel] = await readChannelsByCode(tx, [code]);
    const issues: FieldIssue[] = [];
    if (!channel)
      issues.push({ path: 'channel', issueCode: 'UNKNOWN_REFERENCE', message: `there is no channel ${code}` });
    else if (price.currency !== channel.currencyCode) {
      issues.push({ path: 'price', issueCode: 'NOT_ALLOWED', message: `${code} sells in ${channel.currencyCode}` });
    }
    if (compareAtPrice && compareAtPrice.currency !== price.currency) {
      issues.push({
        path: 'compareAtPrice',
        issueCode: 'NOT_ALLOWED',
        message: 'must be in the currency of the price',
      });
    }
    if (issues.length > 0) throw new ValidationError(issues);
    const change = { variantId, channelCode: code, price, compareAtPrice, expected };
    if (!(await setListingPrice(tx, change, now))) {
      throw new ConflictError('The price has changed since it was read; read it again');
    }
    await refreshProductChannels(tx, [product.id]);
    return { events: [channelPriceSet(variantId, code, price, now)] };
  });
  return requireVariant(deps, variantId);
}
