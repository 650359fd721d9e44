import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import type { Money } from '#kernel/values/money.ts';
import type { VariantId } from '../../shared/ids.ts';
import type { Channel } from '../channels/model/channel.ts';
import type { Listing } from '../products/model/product.ts';
import type { NewListing } from './store/listings.ts';

/** A variant that is to be listed, with the listings that it has. */
interface Listable {
  readonly id: VariantId;
  readonly title: string;
  readonly price: Money | null;
  readonly compareAtPrice: Money | null;
  readonly listings?: ReadonlyMap<string, Listing>;
}

/** When listings show; null has no end on that side. */
interface Window {
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

/**
 * Every variant in every channel, at the price it has there or, at first, its own.
 * @throws ValidationError when a variant has no price in the currency of a channel.
 */
export function planListings(
  channels: readonly Channel[],
  variants: readonly Listable[],
  { startsAt, endsAt }: Window,
): NewListing[] {
  const issues: FieldIssue[] = [];
  const listings = channels.flatMap((channel) =>
    variants.flatMap((variant): NewListing[] => {
      const priced = priceIn(variant, channel);
      if (priced) {
        const { price, compareAtPrice } = priced;
        const place = { variantId: variant.id, channelCode: channel.code };
        return [{ ...place, price, compareAtPrice, publishFrom: startsAt, publishTo: endsAt }];
      }
      const message = `${variant.title} has no price in ${channel.currencyCode} for ${channel.code}; set one first`;
      issues.push({ path: 'channelIds', issueCode: 'NOT_ALLOWED', message });
      return [];
    }),
  );
  if (issues.length > 0) throw new ValidationError(issues);
  return listings;
}

/** The price a variant has in a channel, or starts with there. */
function priceIn(variant: Listable, channel: Channel): Pick<NewListing, 'price' | 'compareAtPrice'> | undefined {
  const known = variant.listings?.get(channel.code);
  if (known) return known;
  if (variant.price?.currency !== channel.currencyCode) return undefined;
  return { price: variant.price, compareAtPrice: variant.compareAtPrice };
}
