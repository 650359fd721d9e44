import { z } from 'zod';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { Channel } from '../channels/model/channel.ts';
import { requireChannel } from '../channels/require-channels.ts';
import type { CatalogDeps } from '../deps.ts';
import { setListingPrice } from '../listings/store/listings.ts';
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

export interface SetChannelPriceInput extends z.input<typeof amounts> {
  readonly variantId: string;
  readonly channelId: string;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Sets the price of a variant in a channel. Where the product is not published the price waits, unseen, for that.
 * @throws NotFoundError | ValidationError | ConflictError when `expectedPrice` is not the price there.
 */
export async function setChannelPrice(
  deps: CatalogDeps,
  request: RequestContext,
  input: SetChannelPriceInput,
): Promise<Variant> {
  const checked = parseInput(amounts, input);
  const { price, compareAtPrice, expectedPrice } = checked;
  const expected = expectedPrice ?? undefined;
  const { id: variantId, product } = await requireVariant(deps, input.variantId);
  const edit = { ...input, productId: product.id };
  await changeProduct(deps, request, 'set-channel-price', edit, async (tx, _product, now) => {
    const channel = await requireChannel(tx, input.channelId);
    assertCurrency(channel, checked);
    const change = { variantId, channelCode: channel.code, price, compareAtPrice, expected };
    if (!(await setListingPrice(tx, change, now))) {
      throw new ConflictError('The price has changed since it was read; read it again');
    }
    return { events: [channelPriceSet(variantId, channel, price, now)] };
  });
  return requireVariant(deps, variantId);
}

/** @throws ValidationError unless both amounts are in the channel's currency. */
function assertCurrency(channel: Channel, { price, compareAtPrice }: z.output<typeof amounts>): void {
  const message = `${channel.code} sells in ${channel.currencyCode}`;
  const issues = Object.entries({ price, compareAtPrice }).flatMap(([path, amount]): FieldIssue[] =>
    !amount || amount.currency === channel.currencyCode ? [] : [{ path, issueCode: 'NOT_ALLOWED', message }],
  );
  if (issues.length > 0) throw new ValidationError(issues);
}
