import type { NumberEvidence } from '../amounts/number-evidence.ts';
import type { CsvRow } from '../csv/rows.ts';
import type { SourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';
import type { Reject, RejectsFile } from '../rejects.ts';
import { isProductHeader, readColumns } from './columns.ts';
import { assembleProduct, type ProductAssembler, type ProductRows } from './products.ts';

/** Some products of a file, in its order, with their rows for the rejects. */
export interface ProductBatch {
  readonly products: readonly ProductRows[];
  readonly rejects: readonly Reject[];
  readonly rows: ReadonlyMap<number, readonly string[]>;
  /** Bytes of the file up to the end of the batch. */
  readonly bytes: number;
}

/**
 * Streams a file as batches of whole products: rows of one handle belong together wherever they stand in a batch.
 * A batch ends only where a handle does.
 */
export async function* readProductBatches(
  file: SourceFile,
  options: { size: number; currency: string; rejects: RejectsFile; evidence: NumberEvidence },
): AsyncGenerator<ProductBatch> {
  const rows = readTable(file, isProductHeader);
  const header = await rows.next();
  const columns = header.done ? [] : header.value.cells;
  const cell = readColumns(columns, file.path);
  options.rejects.setHeader(columns);
  let batch = emptyBatch();
  let handle = '';
  let bytes = 0;
  for await (const row of rows) {
    const own = cell(row.cells, 'handle') || cell(row.cells, 'title');
    if (own === '') {
      batch.rejects.push({
        line: row.line,
        refused: true,
        reason: 'the row has neither handle nor title',
        cells: row.cells,
      });
      continue;
    }
    if (own !== handle) {
      if (batch.products.size >= options.size) {
        yield finish(batch, bytes);
        batch = emptyBatch();
      }
      handle = own;
    }
    bytes = row.bytes;
    options.evidence.note(cell(row.cells, 'price'), row.line);
    addRow(batch, handle, row, (product) =>
      assembleProduct(product, cell, options.currency, (reject) => batch.rejects.push(reject)),
    );
  }
  if (batch.products.size > 0 || batch.rejects.length > 0) yield finish(batch, bytes);
}

interface OpenBatch {
  readonly products: Map<string, ProductAssembler>;
  readonly rejects: Reject[];
  readonly rows: Map<number, readonly string[]>;
}

function emptyBatch(): OpenBatch {
  return { products: new Map(), rejects: [], rows: new Map() };
}

function addRow(batch: OpenBatch, handle: string, row: CsvRow, begin: (row: CsvRow) => ProductAssembler): void {
  batch.rows.set(row.line, row.cells);
  const known = batch.products.get(handle);
  const product = known ?? begin(row);
  if (!known) batch.products.set(handle, product);
  product.add(row);
}

/** A product of which no row can be sold is refused whole. */
function finish(batch: OpenBatch, bytes: number): ProductBatch {
  const all = [...batch.products.values()].map(({ product }) => product);
  const told = new Set(batch.rejects.filter((reject) => reject.refused).map((reject) => reject.line));
  for (const { row, title, variants } of all) {
    if (title === null || variants.length > 0 || told.has(row)) continue;
    const cells = batch.rows.get(row) ?? [];
    batch.rejects.push({ line: row, refused: true, reason: 'the product has no variant', cells });
  }
  const products = all.filter((product) => product.title === null || product.variants.length > 0);
  return { products, rejects: batch.rejects, rows: batch.rows, bytes };
}
