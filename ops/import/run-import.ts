import { DomainError } from '../../subgraphs/shared/errors.ts';
import { openProgress, type Progress } from '../progress.ts';
import { StartupError } from '../startup-error.ts';
import { HELP, type ImportOptions, readImportOptions } from './arguments.ts';
import { openSourceFile } from './csv/source-file.ts';
import { openImportHouse } from './import-house.ts';
import { importShopifyProducts } from './shopify/import.ts';

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
  const progress = openProgress();
  try {
    process.stdout.write(`${await importInto(options, env, progress)}\n`);
  } catch (error) {
    if (error instanceof DomainError)
      throw new StartupError(`The import stopped: ${error.message}. Run it again to go on.`);
    throw error;
  } finally {
    progress.close();
  }
}

async function importInto(options: ImportOptions, env: NodeJS.ProcessEnv, progress: Progress): Promise<string> {
  const house = await openImportHouse(env, progress);
  try {
    const began = Date.now();
    const summary = await importProducts();
    return summary;

    async function importProducts(): Promise<string> {
      const totals = await importShopifyProducts(house, options, progress);
      const seconds = Math.max(0.001, (Date.now() - began) / 1000);
      const rate = Math.round(totals.products / seconds);
      return [
        `${options.dryRun ? 'Would import' : 'Imported'} ${totals.products} products with ${totals.variants} changed variants`,
        ` in ${seconds.toFixed(1)} s (${rate}/s): ${totals.created} new, ${totals.updated} changed, ${totals.unchanged} as they were.`,
      ].join('');
    }
  } finally {
    await house.close();
  }
}
