import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DomainError } from '#kernel/values/errors.ts';
import { openProgress, type Progress } from '../cli/progress.ts';
import { StartupError } from '../cli/startup-error.ts';
import { assertGenerated } from '../instance/generated-check.ts';
import { HELP, type ImportOptions, readImportOptions } from './arguments.ts';
import { openSourceFile } from './csv/source-file.ts';
import { readFootfallMapping } from './footfall/mapping.ts';
import type { ImportTarget } from './import-target.ts';
import { readMapping } from './orders/mapping.ts';
import { suggestMapping } from './orders/suggest-mapping.ts';
import type { OrdersTotals } from './orders/totals.ts';
import { makeRejectsFolder } from './rejects.ts';
import { readSessionMapping } from './sessions/mapping.ts';
import type { ShopifyTotals } from './shopify/import.ts';
import type { TakenBack } from './shopify/take-back-products.ts';

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
  if (options.mapping !== undefined) {
    MAPPING_READERS[options.what]?.(options.mapping);
  }
  makeRejectsFolder(options.rejects);
  assertGenerated();
  const progress = openProgress();
  try {
    const { summary, isEmpty } = await importInto(options, env, progress);
    process.stdout.write(`${summary}\n`);
    if (isEmpty) throw new StartupError('Nothing came in: every row was refused.');
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new StartupError(`The import stopped: ${error.message}. Run it again to continue.`);
  } finally {
    progress.close();
  }
}

/** Reads a mapping before anything is opened, so that a wrong one is refused at once. */
const MAPPING_READERS: Partial<Record<ImportOptions['what'], (path: string) => unknown>> = {
  orders: readMapping,
  sessions: readSessionMapping,
  footfall: readFootfallMapping,
};

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

/** Characters of the name under which staff see an import. */
const LONGEST_SUBJECT = 200;

/** What an import came to, in words; empty when every row was refused. */
interface Outcome {
  readonly summary: string;
  readonly isEmpty: boolean;
}

async function importInto(options: ImportOptions, env: NodeJS.ProcessEnv, progress: Progress): Promise<Outcome> {
  // The instance is most of the code: a command line that is wrong does not wait for it.
  const { openImportTarget } = await import('./import-target.ts');
  const target = await openImportTarget(env, progress, { isTrial: options.dryRun });
  try {
    if (options.dryRun) return await bringIn(target, options, progress);
    const { RECORD_JOB, runAsJob } = await import('../instance/run-as-job.ts');
    const job = {
      kind: 'IMPORT' as const,
      subject: `${options.what} ${options.files.map((file) => basename(file)).join(', ')}`.slice(0, LONGEST_SUBJECT),
      isCancelable: true,
      record: (report: unknown) => target.call(RECORD_JOB, { job: report }),
    };
    return await runAsJob(job, progress, (recorded) => bringIn(target, options, recorded));
  } finally {
    await target.close();
  }
}

async function bringIn(target: ImportTarget, options: ImportOptions, progress: Progress): Promise<Outcome> {
  const verb = options.dryRun ? 'Would import' : 'Imported';
  const began = Date.now();
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
  if (options.what === 'take-back-products') {
    const { takeBackProducts } = await import('./shopify/take-back-products.ts');
    return describeTakenBack(await takeBackProducts(target, options, progress), options);
  }
  if (options.what === 'take-back-footfall') {
    const { takeBackFootfall } = await import('./footfall/import-footfall.ts');
    const name = options.files[0] ?? '';
    return { summary: `Took back ${await takeBackFootfall(target, name)} counts of ${name}.`, isEmpty: false };
  }
  if (options.what === 'orders') {
    const { importOrders } = await import('./orders/import.ts');
    const totals = await importOrders(target, options, progress);
    return {
      summary: `${verb} ${describeOrders(totals, began)}`,
      isEmpty: isEmpty(totals.created + totals.unchanged + totals.changed, totals.refused),
    };
  }
  if (options.what === 'sessions') {
    const { importSessions } = await import('./sessions/import-sessions.ts');
    const totals = await importSessions(target, options, progress);
    const { sessions, pageviews, refused, found } = totals;
    const words = [
      `${verb} ${sessions} sessions with ${pageviews} page views in ${pace(sessions + pageviews, began)}.`,
      'Reports show them as the running shop ships them, about 20,000 a second.',
      ...describeRejects(totals),
    ];
    return { summary: [words.join(' '), ...found].join('\n'), isEmpty: isEmpty(sessions + pageviews, refused) };
  }
  if (options.what === 'spend') {
    const { importSpend } = await import('./spend/import-spend.ts');
    const totals = await importSpend(target, options, progress);
    const { statements, changed, refused, found } = totals;
    const words = [
      `${verb} ${statements} statements of spend, ${changed} of them changed.`,
      ...describeRejects(totals),
    ];
    return { summary: [words.join(' '), ...found].join('\n'), isEmpty: isEmpty(statements, refused) };
  }
  if (options.what === 'footfall') {
    const { importFootfall } = await import('./footfall/import-footfall.ts');
    const totals = await importFootfall(target, options, progress);
    const { counts, changed, refused, found } = totals;
    const words = [`${verb} ${counts} counts of visitors, ${changed} of them changed.`, ...describeRejects(totals)];
    return { summary: [words.join(' '), ...found].join('\n'), isEmpty: isEmpty(counts, refused) };
  }
  if (options.what === 'rates') {
    const { importRates } = await import('./rates/import-rates.ts');
    const totals = await importRates(target, options, progress);
    const { rates, added, corrected, refused, found } = totals;
    const words = [
      `${verb} ${rates} exchange rates: ${added} new, ${corrected} corrected.`,
      ...describeRejects(totals),
    ];
    return { summary: [words.join(' '), ...found].join('\n'), isEmpty: isEmpty(rates, refused) };
  }
  if (options.what === 'shopify-inventory') {
    const { importShopifyInventory } = await import('./shopify/import-inventory.ts');
    const totals = await importShopifyInventory(target, options, progress);
    const { levels, changed, refused, found } = totals;
    const words = [`${verb} ${levels} stock levels, ${changed} of them changed.`, ...describeRejects(totals)];
    return { summary: [words.join(' '), ...found].join('\n'), isEmpty: isEmpty(levels, refused) };
  }
  if (options.what === 'goals') {
    const { importGoals } = await import('./goals/import.ts');
    const totals = await importGoals(target, options, progress);
    const { created, changed, unchanged, refused, found } = totals;
    const counts = `${verb} goals: ${created} new, ${changed} changed, ${unchanged} as they were.`;
    const words = [counts, ...describeRejects(totals)].join(' ');
    return { summary: [words, ...found].join('\n'), isEmpty: isEmpty(created + changed + unchanged, refused) };
  }
  const { importShopifyProducts } = await import('./shopify/import.ts');
  const totals = await importShopifyProducts(target, options, progress);
  return { summary: `${verb} ${describeProducts(totals, began)}`, isEmpty: isEmpty(totals.products, totals.refused) };
}

function isEmpty(taken: number, refused: number): boolean {
  return taken === 0 && refused > 0;
}

function describeTakenBack({ archived, restored, kept, sold, rejects }: TakenBack, options: ImportOptions): Outcome {
  const words = [
    `${options.dryRun ? 'Would take back' : 'Took back'} import ${options.files[0]}:`,
    `${archived} products that it made are archived, ${restored} that it changed are what they were.`,
    ...(sold > 0 ? [`${sold} of the archived were sold, and stay readable in their orders.`] : []),
    ...(kept > 0 ? [`${kept} fields stay as they are.`] : []),
    ...(kept + sold > 0 ? [`See ${rejects}.`] : []),
  ];
  return { summary: words.join(' '), isEmpty: isEmpty(archived + restored, kept) };
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
