import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, recordset } from '#kernel/database/write.ts';
import { channelListing, media, variant } from '../../prisma/generated/tables.ts';
import type { ListingImage, VariantImage } from '../model/product-image.ts';

const v = aliased(variant, 'v');
const l = aliased(channelListing, 'l');

const variantFields = pick(
  variant,
  'id',
  'sku',
  'barcode',
  'title',
  'selectedOptions',
  'optionKey',
  'priceMinor',
  'compareAtMinor',
  'costMinor',
  'currency',
);
const listingKey = pick(channelListing, 'variantId', 'channelCode');
const listingFields = pick(
  channelListing,
  'variantId',
  'channelCode',
  'visible',
  'priceMinor',
  'compareAtMinor',
  'currency',
);

/** Writes variants as they were; codes and option values may pass from one of them to another. */
export async function restoreVariants(tx: Tx, variants: readonly VariantImage[], now: Date): Promise<void> {
  if (variants.length === 0) return;
  const ids = variants.map(({ id }) => id);
  await tx.query(sql`
    update variant v set sku = null, barcode = null, option_key = 'released ' || ${v.id}
    where ${v.id} = any(${ids}::text[])`);
  const r = recordset('r', variantFields, variants);
  const { id, ...columns } = r.columns;
  const set = assignments(variant, { ...columns, updatedAt: now });
  await tx.query(sql`update variant v set ${set} from ${r} where ${v.id} = ${id}`);
}

/** Writes what variants were in channels in which they stood before. */
export async function restoreListings(tx: Tx, listings: readonly ListingImage[], now: Date): Promise<void> {
  if (listings.length === 0) return;
  const r = recordset('r', listingFields, listings);
  const { variantId, channelCode, ...columns } = r.columns;
  const set = assignments(channelListing, { ...columns, updatedAt: now });
  await tx.query(sql`
    update channel_listing l set ${set} from ${r}
    where ${l.variantId} = ${variantId} and ${l.channelCode} = ${channelCode}`);
}

/** Takes variants out of channels in which they did not stand before. */
export async function removeListings(
  tx: Tx,
  listings: ReadonlyArray<Pick<ListingImage, 'variantId' | 'channelCode'>>,
): Promise<void> {
  if (listings.length === 0) return;
  const r = recordset('r', listingKey, listings);
  await tx.query(sql`
    delete from channel_listing l using ${r}
    where ${l.variantId} = ${r.columns.variantId} and ${l.channelCode} = ${r.columns.channelCode}`);
}

/** Removes pictures that products did not have before. */
export async function removeMedia(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(sql`delete from media where ${media.id} = any(${ids}::text[])`);
}
