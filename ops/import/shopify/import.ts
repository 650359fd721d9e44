import { basename } from 'node:path';
import type { Progress } from '../../cli/progress.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { describeNumbers, gatherEvidence } from '../amounts/number-evidence.ts';
import { openCheckpoint, PRODUCTS_SOURCE } from '../checkpoint.ts';
import { readAhead } from '../csv/read-ahead.ts';
import { describeFile, hashFile, openSourceFile, type SourceFile } from '../csv/source-file.ts';
import type { ImportTarget } from '../import-target.ts';
import { channelsPort, findMissingProductsPort, importProductsPort } from '../ports.ts';
import { openRejects, type Reject } from '../rejects.ts';
import { type ImportRun, openRun } from './open-run.ts';
import { findLastLines, type ProductBatch, readProductBatches } from './read-products.ts';
import { type StockRow, sendStock } from './send-stock.ts';

/** Products sent at once: one transaction. */
const BATCH_SIZE = 500;

export interface ShopifyOptions {
  readonly files: readonly string[];
  readonly channels: readonly string[];
  readonly currency: string | undefined;
  readonly dryRun: boolean;
  /** Whether variants that a product of the file no longer has are taken off sale. */
  readonly archiveMissing?: boolean;
  /** Location that the file's stock is of; it is reported as not taken otherwise. */
  readonly stock?: string | undefined;
  readonly rejects: string;
}

export interface ShopifyTotals {
  products: number;
  created: number;
  updated: number;
  unchanged: number;
  variants: number;
  refused: number;
  incomplete: number;
  readonly rejectFiles: string[];
  /** What was found out about the files. */
  readonly found: string[];
}

/** Imports Shopify product files one after the other; what one batch holds comes in together. */
export async function importShopifyProducts(
  target: ImportTarget,
  options: ShopifyOptions,
  progress: Progress,
): Promise<ShopifyTotals> {
  const totals: ShopifyTotals = {
    products: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    variants: 0,
    refused: 0,
    incomplete: 0,
    rejectFiles: [],
    found: [],
  };
  const currency = options.currency ?? target.currencyCode;
  await assertChannels(target, options.channels, currency);
  const run = options.dryRun ? NO_RUN : await openRunOf(target, { ...options, currency });
  for (const file of options.files.map((path) => openSourceFile(path))) {
    await importFile(target, file, { ...options, currency, run }, progress, totals);
  }
  await tellMissing(target, { ...options, run }, totals);
  const number = await run.finish();
  if (number !== undefined) {
    totals.found.push(`npm run import -- take-back-products ${number} takes all of this import back.`);
  }
  return totals;
}

/** A dry run, of which nothing can be taken back. */
const NO_RUN: ImportRun = { isResumed: false, begin: async () => 0, finish: async () => undefined };

async function openRunOf(target: ImportTarget, options: ShopifyOptions & { currency: string }): Promise<ImportRun> {
  const { files, currency, channels, archiveMissing = false, stock = '' } = options;
  const hashes = await Promise.all(files.map((path) => hashFile(path)));
  const rules = [currency, channels.join(), String(archiveMissing), stock];
  const name = files.map((path) => basename(path)).join(', ');
  return openRun(target, { identity: ['shopify-products', ...hashes, ...rules], name });
}

/** Products of earlier imports that none of the files has: told, or taken off sale by option. */
async function tellMissing(
  target: ImportTarget,
  options: ShopifyOptions & { run: ImportRun },
  totals: ShopifyTotals,
): Promise<void> {
  const lines = await Promise.all(options.files.map((path) => findLastLines(openSourceFile(path))));
  const handles = lines.flatMap((each) => [...each.keys()]);
  if (handles.length === 0) return;
  const archive = options.archiveMissing === true && !options.dryRun;
  const run = archive ? await options.run.begin() : null;
  const { total, titles } = await target.call(findMissingProductsPort, { request: { handles, archive, run } });
  if (total === 0) return;
  const names = titles.join(', ') + (total > titles.length ? ', ...' : '');
  const outcome = archive ? 'taken off sale' : 'left as they are';
  totals.found.push(`Products of earlier imports that the files do not have: ${total} (${names}); ${outcome}.`);
}

async function assertChannels(target: ImportTarget, codes: readonly string[], currency: string): Promise<void> {
  const known = new Map((await target.call(channelsPort, {})).map((channel) => [channel.code, channel.currencyCodes]));
  for (const code of codes) {
    const sellsIn = known.get(code);
    if (sellsIn === undefined) throw new StartupError(`--channels: the instance has no channel ${code}.`);
    if (!sellsIn.includes(currency)) {
      throw new StartupError(`--channels: ${code} sells in ${sellsIn.join(', ')}, and the prices are in ${currency}.`);
    }
  }
}

async function importFile(
  target: ImportTarget,
  file: SourceFile,
  options: ShopifyOptions & { currency: string; run: ImportRun },
  progress: Progress,
  totals: ShopifyTotals,
): Promise<void> {
  const { currency, channels, dryRun, archiveMissing = false, run } = options;
  const handles = [...(await findLastLines(file)).keys()];
  const rules = { currency, channels: [...channels], dryRun, archiveMissing, handles };
  const identity = [
    'shopify-products',
    await hashFile(file.path),
    currency,
    channels.join(),
    String(archiveMissing),
    target.identity,
  ];
  const checkpoint = openCheckpoint(target.dataDir, PRODUCTS_SOURCE, identity, !dryRun);
  // What is kept of an import that was taken back says nothing of this one.
  const before = run.isResumed ? checkpoint.done : 0;
  const rejects = openRejects(options.rejects, file.path, before > 0);
  const step = progress.start(`Importing ${basename(file.path)}`, file.bytes, 'IMPORTING');
  const evidence = gatherEvidence();
  let done = 0;
  let levels = 0;
  for await (const batch of readAhead(readProductBatches(file, { size: BATCH_SIZE, currency, rejects, evidence }))) {
    // A batch that was refused whole counts too: its rows must be told once.
    done += Math.max(1, batch.products.length);
    if (done > before) {
      const result = await target.call(importProductsPort, {
        batch: { ...rules, products: batch.products, run: dryRun ? null : await run.begin() },
      });
      const stock = stockOf(batch, options.stock);
      const { unknown } = await sendStock(target, options.stock === undefined ? [] : stock.rows, dryRun);
      const told = options.stock === undefined ? [] : stock.faults;
      rejects.add([...rejectsOf(batch, result.issues), ...told]);
      levels += stock.rows.length - unknown.length;
      totals.created += result.created;
      totals.updated += result.updated;
      totals.unchanged += result.unchanged;
      totals.variants += result.variants;
      totals.products += batch.products.length;
      checkpoint.advance(done);
    }
    step.update(batch.bytes);
  }
  checkpoint.complete();
  if (levels > 0) totals.found.push(describeStock(file, levels, options.stock));
  totals.found.push(`${basename(file.path)}: ${describeFile(file)}, ${describeNumbers(evidence)}.`);
  totals.refused += rejects.refused;
  totals.incomplete += rejects.incomplete;
  if (rejects.refused + rejects.incomplete > 0) totals.rejectFiles.push(rejects.path);
  step.finish();
}

function describeStock(file: SourceFile, levels: number, location: string | undefined): string {
  return location === undefined
    ? `${basename(file.path)}: the stock of ${levels} variants was not taken; say --stock <location>.`
    : `${basename(file.path)}: the stock of ${levels} variants is that of ${location}.`;
}

/** What a batch says of stock; below zero is oversold, which is none. */
function stockOf({ products, rows }: ProductBatch, location = ''): { rows: StockRow[]; faults: Reject[] } {
  const taken = new Map<string, StockRow>();
  const faults: Reject[] = [];
  for (const { row: line, sku, stock } of products.flatMap(({ variants }) => variants)) {
    if (stock === null || sku === null || taken.has(sku)) continue;
    const cells = rows.get(line) ?? [];
    const count = /^-?\d{1,8}$/.test(stock) ? Math.max(0, Number(stock)) : undefined;
    const none = { damaged: null, safetyStock: null, incoming: null };
    if (count !== undefined) taken.set(sku, { line, cells, sku, location, available: count, ...none });
    else faults.push({ line, cells, refused: false, reason: `the stock "${stock}" is no number; taken without it` });
  }
  return { rows: [...taken.values()], faults };
}

function rejectsOf(batch: ProductBatch, issues: ReadonlyArray<{ row: number; refused: boolean; reason: string }>) {
  const found = issues.map(({ row, refused, reason }) => ({
    line: row,
    refused,
    reason,
    cells: batch.rows.get(row) ?? [],
  }));
  return [...batch.rejects, ...found].sort((a, b) => a.line - b.line);
}
