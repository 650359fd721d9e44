import { StartupError } from '../../startup-error.ts';
import { normaliseHeader } from '../csv/rows.ts';

/** Names of a column in Shopify's exports over the years, compared without regard to case. */
const NAMES = {
  handle: ['handle', 'url handle'],
  title: ['title'],
  body: ['body (html)', 'body html', 'body', 'description'],
  vendor: ['vendor'],
  type: ['type', 'custom product type', 'product type'],
  category: ['product category', 'standardized product type', 'google shopping / google product category'],
  tags: ['tags'],
  published: ['published', 'published on online store'],
  status: ['status'],
  option1Name: ['option1 name'],
  option1Value: ['option1 value'],
  option2Name: ['option2 name'],
  option2Value: ['option2 value'],
  option3Name: ['option3 name'],
  option3Value: ['option3 value'],
  sku: ['variant sku', 'sku'],
  price: ['variant price', 'price'],
  compareAt: ['variant compare at price', 'compare-at price', 'compare at price'],
  cost: ['cost per item'],
  barcode: ['variant barcode', 'barcode'],
  image: ['image src', 'product image url'],
  imageAlt: ['image alt text'],
  variantImage: ['variant image', 'variant image url'],
} as const;
export type ShopifyColumn = keyof typeof NAMES;

/** Reads a cell of a row by its meaning; empty for a column that the file does not have. */
export type CellReader = (cells: readonly string[], column: ShopifyColumn) => string;

const REQUIRED: readonly ShopifyColumn[] = ['handle', 'title', 'price'];

/**
 * Finds the columns in a header.
 * @throws StartupError when it is not the header of a Shopify product file.
 */
export function readColumns(header: readonly string[], path: string): CellReader {
  const positions = new Map(header.map((cell, index) => [normaliseHeader(cell), index]));
  const found = new Map<ShopifyColumn, number>();
  for (const [column, names] of Object.entries(NAMES) as Array<[ShopifyColumn, readonly string[]]>) {
    const position = names.map((name) => positions.get(name)).find((index) => index !== undefined);
    if (position !== undefined) found.set(column, position);
  }
  const missing = REQUIRED.filter((column) => !found.has(column));
  if (missing.length > 0) {
    const names = missing.map((column) => `"${NAMES[column][0]}"`).join(' and ');
    throw new StartupError(`${path} is not a Shopify product file: its header has no column ${names}.`);
  }
  return (cells, column) => {
    const position = found.get(column);
    return position === undefined ? '' : (cells[position]?.trim() ?? '');
  };
}
