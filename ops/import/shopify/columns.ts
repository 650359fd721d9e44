import { StartupError } from '../../cli/startup-error.ts';
import { placesOf } from '../csv/columns.ts';
import type { CsvRow } from '../csv/rows.ts';

/** Names of a column in Shopify's exports over the years and in others' copies of them, as `plainName` writes them. */
const NAMES = {
  handle: ['handle', 'urlhandle'],
  title: ['title'],
  body: ['bodyhtml', 'body', 'description'],
  vendor: ['vendor'],
  type: ['type', 'customproducttype', 'producttype'],
  category: ['productcategory', 'standardizedproducttype', 'googleshoppinggoogleproductcategory'],
  tags: ['tags'],
  published: ['published', 'publishedononlinestore'],
  status: ['status'],
  option1Name: ['option1name'],
  option1Value: ['option1value'],
  option2Name: ['option2name'],
  option2Value: ['option2value'],
  option3Name: ['option3name'],
  option3Value: ['option3value'],
  sku: ['variantsku', 'sku'],
  price: ['variantprice', 'price'],
  compareAt: ['variantcompareatprice', 'compareatprice'],
  cost: ['costperitem'],
  barcode: ['variantbarcode', 'barcode'],
  stock: ['variantinventoryqty', 'inventoryquantity'],
  image: ['imagesrc', 'productimageurl'],
  imageAlt: ['imagealttext'],
  variantImage: ['variantimage', 'variantimageurl'],
} as const;
type ShopifyColumn = keyof typeof NAMES;

/** Reads a cell of a row by its meaning; empty for a column that the file does not have. */
export type CellReader = (cells: readonly string[], column: ShopifyColumn) => string;

/** A product without a handle is known by its title. */
const REQUIRED: ReadonlyArray<readonly [ShopifyColumn, string]> = [
  ['title', 'Title'],
  ['price', 'Variant Price'],
];

/** Whether a row is the header of a Shopify product file. */
export function isProductHeader(header: readonly string[]): boolean {
  const names = new Set(header.map(plainName));
  return REQUIRED.every(([column]) => NAMES[column].some((name) => names.has(name)));
}

/**
 * Finds the columns in a header.
 * @throws StartupError when it is not the header of a Shopify product file.
 */
export function readColumns(header: Pick<CsvRow, 'cells' | 'line'>, path: string): CellReader {
  const places = placesOf(header, path, plainName);
  const found = new Map<ShopifyColumn, number>();
  for (const [column, names] of Object.entries(NAMES) as Array<[ShopifyColumn, readonly string[]]>) {
    const position = names.map(places).find((index) => index !== undefined);
    if (position !== undefined) found.set(column, position);
  }
  const missing = REQUIRED.filter(([column]) => !found.has(column));
  if (missing.length > 0) {
    const names = missing.map(([, name]) => `"${name}"`).join(' and ');
    throw new StartupError(`${path} is not a Shopify product file: its header has no column ${names}.`);
  }
  return (cells, column) => {
    const position = found.get(column);
    return position === undefined ? '' : (cells[position]?.trim() ?? '');
  };
}

/** "Body (HTML)" and "BodyHtml" are one name. */
function plainName(cell: string): string {
  return cell.toLowerCase().replace(/[^a-z0-9]/g, '');
}
