import { NumberFault } from '../amounts/number-reader.ts';
import type { CsvRow } from '../csv/rows.ts';
import type { TableRow } from '../csv/table.ts';
import type { Reject } from '../rejects.ts';
import type { CellReader } from './columns.ts';
import { htmlToText } from './html-text.ts';
import { readPrice } from './money.ts';

/** A variant as `catalogImportProducts` takes it. */
interface VariantRow {
  readonly row: number;
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly options: Array<{ name: string; value: string }>;
  readonly priceMinor: string;
  readonly compareAtMinor: string | null;
  readonly costMinor: string | null;
  /** Units on hand as the file says them; null when it does not. The catalog knows nothing of stock. */
  readonly stock: string | null;
}

/** A product as `catalogImportProducts` takes it. */
export interface ProductRows {
  readonly row: number;
  readonly handle: string;
  title: string | null;
  description: string;
  vendor: string | null;
  productType: string | null;
  category: string | null;
  tags: string[];
  status: 'DRAFT' | 'ACTIVE' | 'ARCHIVED';
  listed: boolean;
  readonly media: Array<{ row: number; url: string; alt: string | null }>;
  readonly variants: VariantRow[];
}

/** Longest description catalog keeps, in characters. */
const MAX_DESCRIPTION = 20_000;

/** Gathers the rows of one handle into one product. */
export interface ProductAssembler {
  add(row: TableRow): void;
  readonly product: ProductRows;
  /** Why no row of it may be taken. */
  readonly fault: string | undefined;
}

/** Begins a product with the first row of its handle; faulty rows go to `refuse`. */
export function assembleProduct(
  first: CsvRow,
  cell: CellReader,
  currency: string,
  refuse: (reject: Reject) => void,
): ProductAssembler {
  const product: ProductRows = {
    row: first.line,
    handle: cell(first.cells, 'handle') || cell(first.cells, 'title'),
    title: null,
    description: '',
    vendor: null,
    productType: null,
    category: null,
    tags: [],
    status: 'DRAFT',
    listed: false,
    media: [],
    variants: [],
  };
  let optionNames: readonly string[] = ['', '', ''];
  let fault: string | undefined;

  function readProduct(row: CsvRow): void {
    const { cells } = row;
    product.title = cell(cells, 'title');
    product.description = htmlToText(cell(cells, 'body')).slice(0, MAX_DESCRIPTION);
    product.vendor = cell(cells, 'vendor') || null;
    product.productType = cell(cells, 'type') || null;
    product.category = cell(cells, 'type') || lastOf(cell(cells, 'category')) || null;
    product.tags = cell(cells, 'tags')
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean);
    // Spreadsheets write TRUE in the language of their user.
    const published = /^(true|yes|1|vrai|wahr|verdadero|vero|waar|oui|ja|si)$/i.test(
      cell(cells, 'published') || 'true',
    );
    product.status = readStatus(row, published);
    product.listed = published && product.status === 'ACTIVE';
    optionNames = [cell(cells, 'option1Name'), cell(cells, 'option2Name'), cell(cells, 'option3Name')];
  }

  /** A word that is not known is never taken for one that sells. */
  function readStatus({ cells, line }: CsvRow, published: boolean): ProductRows['status'] {
    const word = cell(cells, 'status');
    const status = word.toUpperCase();
    if (isStatus(status)) return status;
    if (status === '') return published ? 'ACTIVE' : 'DRAFT';
    if (status === 'UNLISTED') {
      refuse({
        line,
        refused: false,
        reason: 'products that only their link shows are not known; taken as a draft',
        cells,
      });
    } else fault = `the status "${word}" is not known`;
    return 'DRAFT';
  }

  function readCellPrice(
    { cells }: CsvRow,
    column: 'price' | 'compareAt' | 'cost',
    name: string,
  ): { minor: string | null; fault?: string } {
    const text = cell(cells, column);
    try {
      return { minor: readPrice(text, currency) };
    } catch (error) {
      if (!(error instanceof NumberFault)) throw error;
      return { minor: null, fault: `${name} "${text}" ${error.message}` };
    }
  }

  function readVariant(row: CsvRow): void {
    const { cells, line } = row;
    const values = [cell(cells, 'option1Value'), cell(cells, 'option2Value'), cell(cells, 'option3Value')];
    if (cell(cells, 'price') === '' && values.every((value) => value === '')) return;
    const price = readCellPrice(row, 'price', 'the price');
    if (price.fault !== undefined || price.minor === null) {
      refuse({ line, refused: true, reason: price.fault ?? 'a variant needs a price', cells });
      return;
    }
    const optional = (column: 'compareAt' | 'cost', name: string): string | null => {
      const { minor, fault } = readCellPrice(row, column, name);
      if (fault !== undefined) refuse({ line, refused: false, reason: `${fault}; taken without it`, cells });
      return minor;
    };
    product.variants.push({
      row: line,
      sku: readCode(cell(cells, 'sku')),
      barcode: readCode(cell(cells, 'barcode')),
      options: selectedOptions(optionNames, values),
      priceMinor: price.minor,
      compareAtMinor: optional('compareAt', 'the compare-at price'),
      costMinor: optional('cost', 'the cost'),
      stock: cell(cells, 'stock') || null,
    });
  }

  return {
    product,
    get fault() {
      return fault;
    },
    add(row) {
      const { cells, line } = row;
      if (row.fault !== undefined) {
        // The row of the title says what the whole product is.
        if (cell(cells, 'title') === '') refuse({ line, refused: true, reason: row.fault, cells });
        else fault ??= row.fault;
        return;
      }
      if (cell(cells, 'title') !== '' && product.title === null) readProduct(row);
      readVariant(row);
      const image = cell(cells, 'image');
      if (image !== '') product.media.push({ row: line, url: absolute(image), alt: cell(cells, 'imageAlt') || null });
      const variantImage = cell(cells, 'variantImage');
      if (variantImage !== '' && variantImage !== image) {
        product.media.push({ row: line, url: absolute(variantImage), alt: null });
      }
    },
  };
}

function isStatus(text: string): text is ProductRows['status'] {
  return text === 'DRAFT' || text === 'ACTIVE' || text === 'ARCHIVED';
}

/** Shopify's own marker for a product without options. */
function selectedOptions(names: readonly string[], values: readonly string[]): Array<{ name: string; value: string }> {
  const [value] = values;
  if (value === 'Default Title' && (names[0] === 'Title' || names[0] === '')) return [];
  return values.flatMap((text, index) =>
    text === '' ? [] : [{ name: names[index] || `Option ${index + 1}`, value: text }],
  );
}

/** "Apparel & Accessories > Clothing > Dresses" is in the category "Dresses". */
function lastOf(path: string): string {
  return path.split('>').at(-1)?.trim() ?? '';
}

/** Spreadsheets keep a long number as text by an apostrophe before it. */
function readCode(text: string): string | null {
  return text.replace(/^'/, '').trim() || null;
}

function absolute(url: string): string {
  return url.startsWith('//') ? `https:${url}` : url;
}
