import type { Progress } from '../../cli/progress.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { type Checkpoint, openCheckpoint } from '../checkpoint.ts';
import { hashFile, openSourceFile } from '../csv/source-file.ts';
import type { ImportTarget } from '../import-target.ts';
import { importOrdersPort } from '../ports.ts';
import { openRejects } from '../rejects.ts';
import type { OrderDraft } from './drafts.ts';
import { type OrderMapping, readMapping } from './mapping.ts';
import { type HistoryFile, readHistory } from './read-history.ts';
import { openReferenceResolver } from './reference-resolver.ts';
import { mappingDates } from './row-reader.ts';
import { toBatch } from './to-batch.ts';

/** Orders sent at once: one transaction. */
const BATCH_SIZE = 500;

export interface OrdersOptions {
  readonly files: readonly string[];
  readonly mapping: string | undefined;
  readonly dryRun: boolean;
  readonly rejects: string;
}

export interface OrdersTotals {
  orders: number;
  created: number;
  unchanged: number;
  returns: number;
  refused: number;
  readonly rejectFiles: string[];
  /** What was found out about the files. */
  readonly found: string[];
}

/** Imports an order history that a mapping describes; the orders of one batch come in together. */
export async function importOrders(
  target: ImportTarget,
  options: OrdersOptions,
  progress: Progress,
): Promise<OrdersTotals> {
  const mapping = readMapping(options.mapping ?? '');
  const files = openFiles(mapping, options);
  const total = files.reduce((sum, file) => sum + file.source.bytes, 0);
  const reading = progress.start(`Reading ${mapping.name}`, total);
  const dates = mappingDates(mapping, target.timeZone);
  const found: string[] = [];
  const orders = await readHistory(files, {
    mapping,
    dates,
    onBytes: (bytes) => reading.update(bytes),
    onFound: (sentence) => found.push(sentence),
  });
  reading.finish(`${orders.length} orders`);
  const totals: OrdersTotals = {
    orders: orders.length,
    created: 0,
    unchanged: 0,
    returns: 0,
    refused: 0,
    rejectFiles: [],
    found,
  };
  if (options.dryRun) (await openReferenceResolver(target, mapping)).assertChannels(orders);
  else {
    const hashes = await Promise.all(files.map((file) => hashFile(file.source.path)));
    const identity = ['orders', JSON.stringify(mapping), ...hashes, target.identity];
    await send(target, mapping, orders, files, openCheckpoint(target.dataDir, identity, true), progress, totals);
  }
  for (const { rejects } of files) {
    totals.refused += rejects.refused;
    if (rejects.refused > 0) totals.rejectFiles.push(rejects.path);
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

async function send(
  target: ImportTarget,
  mapping: OrderMapping,
  orders: readonly OrderDraft[],
  files: readonly HistoryFile[],
  checkpoint: Checkpoint,
  progress: Progress,
  totals: OrdersTotals,
): Promise<void> {
  const known = await openReferenceResolver(target, mapping);
  const step = progress.start(`Importing ${mapping.name}`, orders.length);
  for (let done = Math.min(checkpoint.done, orders.length); done < orders.length; ) {
    const some = orders.slice(done, done + BATCH_SIZE);
    const ids = await known.resolve(some);
    const result = await target.call(importOrdersPort, { batch: toBatch(mapping, some, ids) });
    totals.created += result.created;
    totals.unchanged += result.unchanged;
    totals.returns += result.returnsCreated;
    const lines = files.find((file) => file.mapped.role === 'lines');
    lines?.rejects.add(
      result.rejected.map(({ externalId, reason }) => ({
        line: 0,
        refused: true,
        reason: `order ${externalId}: ${reason}`,
        cells: [],
      })),
    );
    done += some.length;
    checkpoint.advance(done);
    step.update(done);
  }
  checkpoint.complete();
  step.finish(`${totals.created} new orders, ${totals.returns} new returns`);
}
