import type { NumberEvidence } from '../amounts/number-evidence.ts';
import type { CsvRow } from '../csv/rows.ts';
import type { SourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';
import type { Reject, RejectsFile } from '../rejects.ts';
import { type CellReader, isProductHeader, readColumns } from './columns.ts';
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
 * Streams a file as batches of whole products. Rows of one handle belong together wherever they stand: a product is
 * complete with the last row of its handle, which a first pass has found.
 */
export async function* readProductBatches(
  file: SourceFile,
  options: { size: number; currency: string; rejects: RejectsFile; evidence: NumberEvidence },
): AsyncGenerator<ProductBatch> {
  const lastLines = await findLastLines(file);
  const rows = readTable(file, isProductHeader);
  const header = await rows.next();
  const first = header.done ? { line: 1, cells: [] } : header.value;
  const cell = readColumns(first, file.path);
  options.rejects.setHeader(first.cells);
  const open = new Map<string, OpenProduct>();
  let done: OpenProduct[] = [];
  let rejects: Reject[] = [];
  let bytes = 0;
  for await (const row of rows) {
    const handle = handleOf(row, cell);
    if (handle === '') {
      const reason = 'the row has neither handle nor title';
      rejects.push({ line: row.line, refused: true, reason, cells: row.cells });
      continue;
    }
    bytes = row.bytes;
    options.evidence.note(cell(row.cells, 'price'), row.line);
    const product = open.get(handle) ?? openProduct(row, cell, options.currency);
    open.set(handle, product);
    product.rows.set(row.line, row.cells);
    product.assembler.add(row);
    if (lastLines.get(handle) !== row.line) continue;
    open.delete(handle);
    done.push(product);
    if (done.length < options.size) continue;
    yield finish(done, rejects, bytes);
    [done, rejects] = [[], []];
  }
  if (done.length > 0 || rejects.length > 0) yield finish(done, rejects, bytes);
}

/** Handles of a file, each with the line of its last row. */
export async function findLastLines(file: SourceFile): Promise<ReadonlyMap<string, number>> {
  const lines = new Map<string, number>();
  let cell: CellReader | undefined;
  for await (const row of readTable(file, isProductHeader)) {
    if (!cell) {
      cell = readColumns(row, file.path);
      continue;
    }
    const handle = handleOf(row, cell);
    if (handle !== '') lines.set(handle, row.line);
  }
  return lines;
}

/** A product without a handle is known by its title. */
function handleOf({ cells }: CsvRow, cell: CellReader): string {
  return cell(cells, 'handle') || cell(cells, 'title');
}

interface OpenProduct {
  readonly assembler: ProductAssembler;
  readonly rejects: Reject[];
  readonly rows: Map<number, readonly string[]>;
}

function openProduct(first: CsvRow, cell: CellReader, currency: string): OpenProduct {
  const rejects: Reject[] = [];
  return {
    assembler: assembleProduct(first, cell, currency, (reject) => rejects.push(reject)),
    rejects,
    rows: new Map(),
  };
}

/** A product that may not be taken, or of which no row can be sold, is refused whole. */
function finish(done: readonly OpenProduct[], strays: readonly Reject[], bytes: number): ProductBatch {
  const rejects = [...strays];
  const inOrder = [...done].sort((a, b) => a.assembler.product.row - b.assembler.product.row);
  const products = inOrder.flatMap(({ assembler: { product, fault }, rejects: own, rows }): ProductRows[] => {
    if (fault !== undefined) {
      for (const [line, cells] of rows) rejects.push({ line, refused: true, reason: fault, cells });
      return [];
    }
    rejects.push(...own);
    const { row, title, variants } = product;
    if (title === null || variants.length > 0) return [product];
    const isReported = own.some((reject) => reject.refused && reject.line === row);
    const reason = 'the product has no variant';
    if (!isReported) rejects.push({ line: row, refused: true, reason, cells: rows.get(row) ?? [] });
    return [];
  });
  return { products, rejects, rows: new Map(done.flatMap(({ rows }) => [...rows])), bytes };
}
