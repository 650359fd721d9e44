import type { Progress } from '../../cli/progress.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { openCheckpoint, sourceOfOrders } from '../checkpoint.ts';
import { hashFile, openSourceFile } from '../csv/source-file.ts';
import type { ImportTarget } from '../import-target.ts';
import { openRejects } from '../rejects.ts';
import { forShop, type OrderMapping, readMapping } from './mapping.ts';
import { type HistoryFile, readHistory } from './read-history.ts';
import { mappingCalendar } from './row-reader.ts';
import { sendOrders } from './send-orders.ts';
import type { OrdersTotals } from './totals.ts';

export interface OrdersOptions {
  readonly files: readonly string[];
  readonly mapping: string | undefined;
  readonly dryRun: boolean;
  /** Whether orders that say something else now are written again; they are reported otherwise. */
  readonly correct?: boolean;
  readonly rejects: string;
}

/** Imports an order history that a mapping describes; the orders of one batch come in together. */
export async function importOrders(
  target: ImportTarget,
  options: OrdersOptions,
  progress: Progress,
): Promise<OrdersTotals> {
  const mapping = forShop(readMapping(options.mapping ?? ''), target.currencyCode);
  const files = openFiles(mapping, options);
  const total = files.reduce((sum, file) => sum + file.source.bytes, 0);
  const reading = progress.start(`Reading ${mapping.name}`, total, 'READING');
  const found: string[] = [];
  const orders = await readHistory(files, {
    mapping,
    calendar: mappingCalendar(mapping, target.timeZone),
    onBytes: (bytes) => reading.update(bytes),
    onFound: (sentence) => found.push(sentence),
  });
  reading.finish(`${orders.length} orders`);
  const totals: OrdersTotals = {
    orders: orders.length,
    created: 0,
    unchanged: 0,
    changed: 0,
    corrected: 0,
    returns: 0,
    refused: 0,
    rejectFiles: [],
    found,
  };
  const hashes = await Promise.all(files.map((file) => hashFile(file.source.path)));
  const identity = ['orders', JSON.stringify(mapping), String(options.correct), ...hashes, target.identity];
  const checkpoint = openCheckpoint(target.dataDir, sourceOfOrders(mapping.name), identity, !options.dryRun);
  const { dryRun, correct = false } = options;
  await sendOrders(target, mapping, { orders, files, checkpoint, totals, dryRun, correct }, progress);
  for (const { rejects } of files) {
    totals.refused += rejects.refused;
    if (rejects.refused + rejects.incomplete > 0) totals.rejectFiles.push(rejects.path);
  }
  return totals;
}

function openFiles(mapping: OrderMapping, options: OrdersOptions): HistoryFile[] {
  const { files } = options;
  const roles = mapping.files.map((file) => file.role);
  if (files.length !== roles.length) {
    const named = `${files.length} ${files.length === 1 ? 'was' : 'were'} named`;
    throw new StartupError(
      `The mapping ${mapping.name} describes ${roles.length} files (${roles.join(', ')}); ${named}.`,
    );
  }
  return mapping.files.map((mapped, index) => {
    const path = files[index] ?? '';
    return { mapped, source: openSourceFile(path, mapped), rejects: openRejects(options.rejects, path, false) };
  });
}
