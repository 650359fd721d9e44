import type { Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertInto, insertRow, recordset, value } from '#kernel/database/write.ts';
import type { Money } from '#kernel/values/money.ts';
import type { VariantId } from '../../../shared/ids.ts';
import { channel, channelListing, variant } from '../../prisma/generated/tables.ts';
import type { ListingState } from '../model/listing-state.ts';

const l = aliased(channelListing, 'l');
const v = aliased(variant, 'v');
const c = aliased(channel, 'c');
const excluded = aliased(channelListing, 'excluded');

/** Columns that take the value of the row which could not be inserted. */
function fromExcluded<Key extends keyof typeof channelListing & string>(...keys: readonly Key[]) {
  return pick(excluded, ...keys);
}

/** A variant as it is to be listed in a channel. */
export interface NewListing {
  readonly variantId: VariantId;
  readonly channelCode: string;
  readonly price: Money;
  readonly compareAtPrice: Money | null;
  readonly publishFrom: Date | null;
  readonly publishTo: Date | null;
}

/** Shows the variants in the channels; a listing that exists keeps its price and takes the window. */
export async function publishListings(tx: Tx, listings: readonly NewListing[], now: Date): Promise<void> {
  if (listings.length === 0) return;
  const rows = listings.map(({ price, compareAtPrice, ...own }) => ({
    ...own,
    priceMinor: price.minor,
    compareAtMinor: compareAtPrice?.minor ?? null,
    currency: price.currency,
  }));
  const r = recordset(
    'r',
    pick(
      channelListing,
      'variantId',
      'channelCode',
      'priceMinor',
      'compareAtMinor',
      'currency',
      'publishFrom',
      'publishTo',
    ),
    rows,
  );
  const insert = insertInto(
    channelListing,
    { ...r.columns, visible: sql`true`, updatedAt: value(channelListing.updatedAt, now) },
    sql`from ${r} order by ${r.columns.variantId}, ${r.columns.channelCode}`,
  );
  const set = assignments(channelListing, { visible: true, ...fromExcluded('publishFrom', 'publishTo', 'updatedAt') });
  await tx.query(sql`${insert} on conflict (variant_id, channel_code) do update set ${set}`);
}

/** Hides every variant of the product in the channels; prices stay for the next time. */
export async function hideListings(tx: Tx, productId: string, channels: readonly string[], now: Date): Promise<void> {
  const set = assignments(channelListing, { visible: false, updatedAt: now });
  await tx.query(sql`
    update channel_listing l set ${set} from variant v
    where ${v.id} = ${l.variantId} and ${v.productId} = ${productId} and ${l.channelCode} = any(${channels}::text[])`);
}

/** Takes variants off sale in every channel. @returns those that were on sale somewhere. */
export async function hideVariants(tx: Tx, ids: readonly string[], now: Date): Promise<string[]> {
  if (ids.length === 0) return [];
  const set = assignments(channelListing, { visible: false, updatedAt: now });
  const hidden = await tx.query(sql`
    update channel_listing l set ${set} where ${l.variantId} = any(${ids}::text[]) and ${l.visible}
    returning ${select(pick(l, 'variantId'))}`);
  return [...new Set(hidden.map(({ variantId }) => variantId))];
}

/** Puts variants on sale again in channels in which they stand. */
export async function showVariants(
  tx: Tx,
  ids: readonly string[],
  channels: readonly string[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const set = assignments(channelListing, { visible: true, updatedAt: now });
  await tx.query(sql`
    update channel_listing l set ${set}
    where ${l.variantId} = any(${ids}::text[]) and ${l.channelCode} = any(${channels}::text[])`);
}

/** The price that a variant is to have in a channel. */
export interface PriceChange {
  readonly variantId: VariantId;
  readonly channelCode: string;
  readonly price: Money;
  /** Undefined leaves it as it is; null removes it. */
  readonly compareAtPrice: Money | null | undefined;
  /** The price that must be there; any when undefined. */
  readonly expected: Money | undefined;
}

/**
 * Sets the price of a variant in a channel in one guarded statement; a variant not listed there yet gets a hidden
 * listing.
 * @returns false when `expected` is given and is not the price there.
 */
export async function setListingPrice(tx: Tx, change: PriceChange, now: Date): Promise<boolean> {
  const { variantId, channelCode, price, compareAtPrice, expected } = change;
  const priced = {
    priceMinor: price.minor,
    currency: price.currency,
    compareAtMinor: compareAtPrice === undefined ? undefined : (compareAtPrice?.minor ?? null),
    updatedAt: now,
  };
  const set = assignments(channelListing, priced);
  if (expected !== undefined) {
    const rows = await tx.query(sql`
      update channel_listing set ${set}
      where ${channelListing.variantId} = ${variantId} and ${channelListing.channelCode} = ${channelCode}
        and ${channelListing.priceMinor} = ${expected.minor} and ${channelListing.currency} = ${expected.currency}
      returning 1`);
    return rows.length > 0;
  }
  const hidden = { variantId, channelCode, visible: false, publishFrom: null, publishTo: null };
  const insert = insertRow(channelListing, { ...hidden, ...priced, compareAtMinor: priced.compareAtMinor ?? null });
  await tx.query(sql`${insert} on conflict (variant_id, channel_code) do update set ${set}`);
  return true;
}

/** Lists the variants at their own price in every channel of their currency; a price that is there is replaced. */
export async function listAtOwnPrice(
  tx: Tx,
  variantIds: readonly string[],
  channels: readonly string[],
  now: Date,
): Promise<void> {
  if (variantIds.length === 0 || channels.length === 0) return;
  const insert = insertInto(
    channelListing,
    {
      variantId: v.id,
      channelCode: c.code,
      visible: sql`true`,
      priceMinor: v.priceMinor,
      compareAtMinor: v.compareAtMinor,
      currency: v.currency,
      publishFrom: sql`null`,
      publishTo: sql`null`,
      updatedAt: value(channelListing.updatedAt, now),
    },
    sql`from variant v join channel c on ${c.currencyCode} = ${v.currency}
      where ${v.id} = any(${variantIds}::text[]) and ${c.code} = any(${channels}::text[])
      order by ${v.id}, ${c.code}`,
  );
  const set = assignments(channelListing, fromExcluded('priceMinor', 'compareAtMinor', 'currency', 'updatedAt'));
  await tx.query(sql`${insert} on conflict (variant_id, channel_code) do update set ${set}`);
}

const stateKey = pick(channelListing, 'variantId', 'channelCode');
const stateFields = pick(
  channelListing,
  'variantId',
  'channelCode',
  'visible',
  'priceMinor',
  'compareAtMinor',
  'currency',
);

/** Writes what variants were in channels in which they stood before. */
export async function restoreListings(tx: Tx, listings: readonly ListingState[], now: Date): Promise<void> {
  if (listings.length === 0) return;
  const r = recordset('r', stateFields, listings);
  const { variantId, channelCode, ...columns } = r.columns;
  const set = assignments(channelListing, { ...columns, updatedAt: now });
  await tx.query(sql`
    update channel_listing l set ${set} from ${r}
    where ${l.variantId} = ${variantId} and ${l.channelCode} = ${channelCode}`);
}

/** Takes variants out of channels in which they did not stand before. */
export async function removeListings(
  tx: Tx,
  listings: ReadonlyArray<Pick<ListingState, 'variantId' | 'channelCode'>>,
): Promise<void> {
  if (listings.length === 0) return;
  const r = recordset('r', stateKey, listings);
  await tx.query(sql`
    delete from channel_listing l using ${r}
    where ${l.variantId} = ${r.columns.variantId} and ${l.channelCode} = ${r.columns.channelCode}`);
}
