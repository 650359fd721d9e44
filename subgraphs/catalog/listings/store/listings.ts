import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { toJson } from '#kernel/values/json.ts';
import type { Money } from '#kernel/values/money.ts';

/** A variant as it shall stand in a channel. */
export interface NewListing {
  readonly variantId: string;
  readonly channelCode: string;
  readonly price: Money;
  readonly compareAtPrice: Money | null;
  readonly publishFrom: Date | null;
  readonly publishTo: Date | null;
}

/** Shows the variants in the channels; a listing that exists keeps its price and takes the window. */
export async function publishListings(tx: Tx, listings: readonly NewListing[], now: Date): Promise<void> {
  if (listings.length === 0) return;
  const rows = listings.map((listing) => ({
    variant_id: listing.variantId,
    channel_code: listing.channelCode,
    price_minor: listing.price.minor,
    compare_at_minor: listing.compareAtPrice?.minor ?? null,
    currency: listing.price.currency,
    publish_from: listing.publishFrom?.toISOString() ?? null,
    publish_to: listing.publishTo?.toISOString() ?? null,
  }));
  await tx.query(sql`
    insert into channel_listing (variant_id, channel_code, visible, price_minor, compare_at_minor, currency, publish_from, publish_to, updated_at)
    select variant_id, channel_code, true, price_minor, compare_at_minor, currency, publish_from, publish_to, ${now}
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as r(variant_id text, channel_code text, price_minor bigint,
      compare_at_minor bigint, currency char(3), publish_from timestamptz, publish_to timestamptz)
    order by variant_id, channel_code
    on conflict (variant_id, channel_code) do update
      set visible = true, publish_from = excluded.publish_from, publish_to = excluded.publish_to, updated_at = excluded.updated_at`);
}

/** Hides every variant of the product in the channels; prices stay for the next time. */
export async function hideListings(tx: Tx, productId: string, channels: readonly string[], now: Date): Promise<void> {
  await tx.query(sql`
    update channel_listing l set visible = false, updated_at = ${now} from variant v
    where v.id = l.variant_id and v.product_id = ${productId} and l.channel_code = any(${channels}::text[])`);
}

/**
 * Sets the price of a variant in a channel in one guarded statement; a variant not listed there yet gets a hidden
 * listing. `compareAtPrice` undefined leaves it as it is.
 * @returns false when `expected` is given and is not the price there.
 */
export async function setListingPrice(
  tx: Tx,
  change: {
    variantId: string;
    channelCode: string;
    price: Money;
    compareAtPrice: Money | null | undefined;
    expected: Money | undefined;
  },
  now: Date,
): Promise<boolean> {
  const { variantId, channelCode, price, compareAtPrice, expected } = change;
  const keeps = compareAtPrice === undefined;
  const compareAt = compareAtPrice?.minor ?? null;
  if (expected !== undefined) {
    const rows = await tx.query(sql`
      update channel_listing set price_minor = ${price.minor}, currency = ${price.currency}, updated_at = ${now},
        compare_at_minor = case when ${keeps} then compare_at_minor else ${compareAt}::bigint end
      where variant_id = ${variantId} and channel_code = ${channelCode}
        and price_minor = ${expected.minor} and currency = ${expected.currency} returning 1`);
    return rows.length > 0;
  }
  await tx.query(sql`
    insert into channel_listing (variant_id, channel_code, visible, price_minor, compare_at_minor, currency, updated_at)
    values (${variantId}, ${channelCode}, false, ${price.minor}, ${compareAt}, ${price.currency}, ${now})
    on conflict (variant_id, channel_code) do update set
      price_minor = excluded.price_minor, currency = excluded.currency, updated_at = excluded.updated_at,
      compare_at_minor = case when ${keeps} then channel_listing.compare_at_minor else excluded.compare_at_minor end`);
  return true;
}

/** Brings what lists read of products in channels up to their variants' listings; call it after any change of those. */
export async function refreshProductChannels(tx: Tx, productIds: readonly string[]): Promise<void> {
  await tx.query(sql`
    insert into product_channel (product_id, channel_code, visible, publish_from, publish_to, min_price_minor, max_price_minor)
    select v.product_id, l.channel_code, bool_or(l.visible),
      case when bool_or(l.visible and l.publish_from is null) then null else min(l.publish_from) filter (where l.visible) end,
      case when bool_or(l.visible and l.publish_to is null) then null else max(l.publish_to) filter (where l.visible) end,
      min(l.price_minor) filter (where l.visible), max(l.price_minor) filter (where l.visible)
    from variant v join channel_listing l on l.variant_id = v.id
    where v.product_id = any(${productIds}::text[])
    group by v.product_id, l.channel_code
    order by v.product_id, l.channel_code
    on conflict (product_id, channel_code) do update set visible = excluded.visible,
      publish_from = excluded.publish_from, publish_to = excluded.publish_to,
      min_price_minor = excluded.min_price_minor, max_price_minor = excluded.max_price_minor`);
}

/** Lists the variants at their own price in every channel of their currency; a price that is there is replaced. */
export async function listAtOwnPrice(
  tx: Tx,
  variantIds: readonly string[],
  channels: readonly string[],
  now: Date,
): Promise<void> {
  if (variantIds.length === 0 || channels.length === 0) return;
  await tx.query(sql`
    insert into channel_listing (variant_id, channel_code, visible, price_minor, compare_at_minor, currency, updated_at)
    select v.id, c.code, true, v.price_minor, v.compare_at_minor, v.currency, ${now}
    from variant v join channel c on c.currency_code = v.currency
    where v.id = any(${variantIds}::text[]) and c.code = any(${channels}::text[])
    order by v.id, c.code
    on conflict (variant_id, channel_code) do update set price_minor = excluded.price_minor,
      compare_at_minor = excluded.compare_at_minor, currency = excluded.currency, updated_at = excluded.updated_at`);
}
