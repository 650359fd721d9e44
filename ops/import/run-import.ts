import { DomainError } from '#kernel/values/errors.ts';
import { openProgress, type Progress } from '../cli/progress.ts';
import { StartupError } from '../cli/startup-error.ts';
import { HELP, type ImportOptions, readImportOptions } from './arguments.ts';
import { openSourceFile } from './csv/source-file.ts';
import type { OrdersTotals } from './orders/import.ts';
import { readMapping } from './orders/mapping.ts';
import type { ShopifyTotals } from './shopify/import.ts';

/**
 * The import command, from its words to the summary it prints.
 * @throws StartupError in one sentence for whatever the operator can change.
 */
export async function runImport(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const options = readImportOptions(args);
  if (!options) {
    process.stdout.write(HELP);
    return;
  }
  for (const file of options.files) openSourceFile(file);
  if (options.mapping !== undefined) readMapping(options.mapping);
  const progress = openProgress();
  try {
    process.stdout.write(`${await importInto(options, env, progress)}\n`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new StartupError(`The import stopped: ${error.message}. Run it again to go on.`);
  } finally {
    progress.close();
  }
}

async function importInto(options: ImportOptions, env: NodeJS.ProcessEnv, progress: Progress): Promise<string> {
  // The instance is most of the code: a command line that is wrong does not wait for it.
  const { openImportTarget } = await import('./import-target.ts');
  const target = await openImportTarget(env, progress, { isTrial: options.dryRun });
  const verb = options.dryRun ? 'Would import' : 'Imported';
  const began = Date.now();
  try {
    if (options.what === 'orders') {
      const { importOrders } = await import('./orders/import.ts');
      const totals = await importOrders(target, options, progress);
      return `${verb} ${describeOrders(totals, began, options.dryRun)}`;
    }
    const { importShopifyProducts } = await import('./shopify/import.ts');
    return `${verb} ${describeProducts(await importShopifyProducts(target, options, progress), began)}`;
  } finally {
    await target.close();
  }
}

function describeProducts(totals: ShopifyTotals, began: number): string {
  const { products, variants, created, updated, unchanged, incomplete } = totals;
  return [
    `${products} products with ${variants} changed variants in ${pace(products, began)}:`,
    `${created} new, ${updated} changed, ${unchanged} as they were.`,
    ...(incomplete > 0 ? [`${incomplete} rows were taken without a field.`] : []),
    ...describeRejects(totals),
  ]
    .join(' ')
    .concat(...totals.found.map((sentence) => `\n${sentence}`));
}

function describeOrders(totals: OrdersTotals, began: number, isTrial: boolean): string {
  const { orders, created, unchanged, returns } = totals;
  return [
    `${orders} orders in ${pace(orders, began)}${isTrial ? '.' : ':'}`,
    ...(isTrial ? [] : [`${created} new, ${unchanged} as they were, ${returns} new returns.`]),
    ...describeRejects(totals),
  ]
    .join(' ')
    .concat(...totals.found.map((sentence) => `\n${sentence}`));
}

function describeRejects({ refused, rejectFiles }: Pick<OrdersTotals, 'refused' | 'rejectFiles'>): string[] {
  const rows = refused > 0 ? [`${refused} rows were refused.`] : [];
  return rejectFiles.length > 0 ? [...rows, `See ${rejectFiles.join(', ')}.`] : rows;
}

function pace(count: number, began: number): string {
  const seconds = Math.max(0.001, (Date.now() - began) / 1000);
  return `${seconds.toFixed(1)} s (${Math.round(count / seconds)}/s)`;
}
