import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DomainError } from '#kernel/values/errors.ts';
import { openProgress, type Progress } from '../cli/progress.ts';
import { StartupError } from '../cli/startup-error.ts';
import { HELP, type ImportOptions, readImportOptions } from './arguments.ts';
import { openSourceFile } from './csv/source-file.ts';
import { readMapping } from './orders/mapping.ts';
import { suggestMapping } from './orders/suggest-mapping.ts';
import type { OrdersTotals } from './orders/totals.ts';
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
  if (!options.what.startsWith('take-back')) for (const file of options.files) openSourceFile(file);
  if (options.suggest) {
    process.stdout.write(`${await writeSuggestion(options.files[0] ?? '')}\n`);
    return;
  }
  if (options.mapping !== undefined) readMapping(options.mapping);
  const progress = openProgress();
  try {
    const { summary, isEmpty } = await importInto(options, env, progress);
    process.stdout.write(`${summary}\n`);
    if (isEmpty) throw new StartupError('Nothing came in: every row was refused.');
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new StartupError(`The import stopped: ${error.message}. Run it again to go on.`);
  } finally {
    progress.close();
  }
}

async function writeSuggestion(path: string): Promise<string> {
  const { shipped, yaml, open } = await suggestMapping(path);
  if (shipped !== undefined) {
    return `${path} is an export that a mapping of the project fits: use --mapping ops/import/mappings/${shipped}.yaml`;
  }
  const target = `${basename(path)}.mapping.yaml`;
  try {
    writeFileSync(target, yaml, { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StartupError(`${target} cannot be written: ${code === 'EEXIST' ? 'there is one already' : message}.`);
  }
  return [`Wrote ${target}. Still to be said:`, ...open.map((one) => `- ${one}`)].join('\n');
}

/** What an import came to, in words; empty when every row was refused. */
interface Outcome {
  readonly summary: string;
  readonly isEmpty: boolean;
}

async function importInto(options: ImportOptions, env: NodeJS.ProcessEnv, progress: Progress): Promise<Outcome> {
  // The instance is most of the code: a command line that is wrong does not wait for it.
  const { openImportTarget } = await import('./import-target.ts');
  const target = await openImportTarget(env, progress, { isTrial: options.dryRun });
  const verb = options.dryRun ? 'Would import' : 'Imported';
  const began = Date.now();
  try {
    if (options.what === 'take-back') {
      const { takeBackOrders } = await import('./orders/take-back.ts');
      const name = options.files[0] ?? '';
      return {
        summary: `Took back ${await takeBackOrders(target, name, progress)} orders of ${name}.`,
        isEmpty: false,
      };
    }
    if (options.what === 'take-back-stock') {
      const { takeBackStock } = await import('./shopify/take-back-stock.ts');
      const { takenBack, kept, rejects } = await takeBackStock(target, options, progress);
      const told = kept > 0 ? ` ${kept} were left as they are: see ${rejects}.` : '';
      return {
        summary: `Took back ${takenBack} stock levels of ${options.files[0]}.${told}`,
        isEmpty: isEmpty(takenBack, kept),
      };
    }
    if (options.what === 'orders') {
      const { importOrders } = await import('./orders/import.ts');
      const totals = await importOrders(target, options, progress);
      return {
        summary: `${verb} ${describeOrders(totals, began)}`,
        isEmpty: isEmpty(totals.created + totals.unchanged + totals.changed, totals.refused),
      };
    }
    if (options.what === 'shopify-inventory') {
      const { importShopifyInventory } = await import('./shopify/import-inventory.ts');
      const totals = await importShopifyInventory(target, options, progress);
      const { levels, changed, refused, found } = totals;
      const words = [`${verb} ${levels} stock levels, ${changed} of them changed.`, ...describeRejects(totals)];
      return { summary: [words.join(' '), ...found].join('\n'), isEmpty: isEmpty(levels, refused) };
    }
    const { importShopifyProducts } = await import('./shopify/import.ts');
    const totals = await importShopifyProducts(target, options, progress);
    return { summary: `${verb} ${describeProducts(totals, began)}`, isEmpty: isEmpty(totals.products, totals.refused) };
  } finally {
    await target.close();
  }
}

function isEmpty(taken: number, refused: number): boolean {
  return taken === 0 && refused > 0;
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

function describeOrders(totals: OrdersTotals, began: number): string {
  const { orders, created, unchanged, changed, corrected, returns } = totals;
  return [
    `${orders} orders in ${pace(orders, began)}:`,
    `${created} new, ${unchanged} as they were, ${returns} new returns.`,
    ...(changed > 0 ? [`${changed} differ from what was imported, ${corrected} of them were corrected.`] : []),
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
