import type { Reader } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { variant } from '../../prisma/generated/tables.ts';
import { scanCodeOf } from '../../products/model/gtin.ts';

const v = aliased(variant, 'v');

/** Letters from which a text is the beginning of a SKU. */
const MIN_BEGINNING = 4;
/** Variants of one beginning at most. */
const MAX_FOUND = 1_000;

/** Products with a variant of this very SKU or barcode, or whose SKU begins so; the code is folded. */
export async function readProductIdsOfCode(db: Reader, code: string): Promise<string[]> {
  // Codes other than numbers are mostly in capitals, which folding took.
  const scanCodes = [
    scanCodeOf(code.length < 14 && /^\d{8,}$/.test(code) ? code.padStart(14, '0') : code),
    code.toUpperCase(),
  ];
  const isBeginning = code.length >= MIN_BEGINNING;
  // Bounds rather than `like`, which goes by no index while its pattern is not known.
  const bySku = isBeginning
    ? sql`catalog.catalog_fold(${v.sku}) ~>=~ ${code} and catalog.catalog_fold(${v.sku}) ~<~ ${`${code}\u{10ffff}`}`
    : sql`catalog.catalog_fold(${v.sku}) = ${code}`;
  const rows = await db.query(sql`
    select ${select(pick(v, 'productId'))} from variant v where ${bySku} or ${v.scanCode} = any(${scanCodes}::text[]) limit ${MAX_FOUND}`);
  return [...new Set(rows.map(({ productId }) => productId))];
}
