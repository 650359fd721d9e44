import { basename } from 'node:path';
import type { Progress } from '../../cli/progress.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { describeNumbers, gatherEvidence } from '../amounts/number-evidence.ts';
import { openCheckpoint } from '../checkpoint.ts';
import { readAhead } from '../csv/read-ahead.ts';
import { describeFile, hashFile, openSourceFile, type SourceFile } from '../csv/source-file.ts';
import type { ImportTarget } from '../import-target.ts';
import { channelsPort, importProductsPort } from '../ports.ts';
import { openRejects } from '../rejects.ts';
import { findLastLines, type ProductBatch, readProductBatches } from './read-products.ts';

/** Products sent at once: one transaction. */
const BATCH_SIZE = 500;

export interface ShopifyOptions {
  readonly files: readonly string[];
  readonly channels: readonly string[];
  readonly currency: string | undefined;
  readonly dryRun: boolean;
  /** Whether variants that a product of the file no longer has are taken off sale. */
  readonly archiveMissing?: boolean;
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
  for (const file of options.files.map((path) => openSourceFile(path))) {
    await importFile(target, file, { ...options, currency }, progress, totals);
  }
  return totals;
}

async function assertChannels(target: ImportTarget, codes: readonly string[], currency: string): Promise<void> {
  const known = new Map((await target.call(channelsPort, {})).map((channel) => [channel.code, channel.currencyCode]));
  for (const code of codes) {
    const sellsIn = known.get(code);
    if (sellsIn === undefined) throw new StartupError(`--channels: the instance has no channel ${code}.`);
    if (sellsIn !== currency) {
      throw new StartupError(`--channels: ${code} sells in ${sellsIn}, and the prices are in ${currency}.`);
    }
  }
}

async function importFile(
  target: ImportTarget,
  file: SourceFile,
  options: ShopifyOptions & { currency: string },
  progress: Progress,
  totals: ShopifyTotals,
): Promise<void> {
  const { currency, channels, dryRun, archiveMissing = false } = options;
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
  const checkpoint = openCheckpoint(target.dataDir, identity, !dryRun);
  const rejects = openRejects(options.rejects, file.path, checkpoint.done > 0);
  const step = progress.start(`Importing ${basename(file.path)}`, file.bytes);
  const evidence = gatherEvidence();
  let done = 0;
  for await (const batch of readAhead(readProductBatches(file, { size: BATCH_SIZE, currency, rejects, evidence }))) {
    // A batch that was refused whole counts too: its rows must be told once.
    done += Math.max(1, batch.products.length);
    if (done > checkpoint.done) {
      const result = await target.call(importProductsPort, {
        batch: { ...rules, products: batch.products },
      });
      rejects.add(rejectsOf(batch, result.issues));
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
  totals.found.push(`${basename(file.path)}: ${describeFile(file)}, ${describeNumbers(evidence)}.`);
  totals.refused += rejects.refused;
  totals.incomplete += rejects.incomplete;
  if (rejects.refused + rejects.incomplete > 0) totals.rejectFiles.push(rejects.path);
  step.finish();
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
