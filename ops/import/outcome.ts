import type { JobCount, JobCountCode } from '../../subgraphs/shared/job-counts.ts';
import type { ImportOptions } from './arguments.ts';
import type { OrdersTotals } from './orders/totals.ts';
import type { ShopifyTotals } from './shopify/import.ts';
import type { TakenBack } from './shopify/take-back-products.ts';

/** What an import came to: in words for the command line, as numbers for the page of jobs. */
export interface Outcome {
  readonly summary: string;
  /** Every row was refused. */
  readonly isEmpty: boolean;
  readonly counts: readonly JobCount[];
  /** Files of what was refused or kept. */
  readonly files: readonly string[];
}

/** What every import counts beside what came in. */
interface Refusals {
  readonly refused: number;
  readonly rejectFiles: readonly string[];
  /** What was found out about the files. */
  readonly found: readonly string[];
}

/** The first number is told, whatever it is; the others where there is something to tell. */
export function countsOf(numbers: Partial<Record<JobCountCode, number>>): JobCount[] {
  return Object.entries(numbers)
    .map(([code, count]) => ({ code: code as JobCountCode, count }))
    .filter(({ count }, index) => index === 0 || count > 0);
}

/** An import of rows: a sentence of what came in, and what all imports tell. */
export function describeRows(
  sentence: string,
  numbers: Partial<Record<JobCountCode, number>>,
  { refused, rejectFiles, found }: Refusals,
): Outcome {
  const [first] = Object.values(numbers);
  return {
    summary: [[sentence, ...describeRejects({ refused, rejectFiles })].join(' '), ...found].join('\n'),
    isEmpty: first === 0 && refused > 0,
    counts: countsOf({ ...numbers, REFUSED: refused }),
    files: rejectFiles,
  };
}

export function describeOrders(verb: string, totals: OrdersTotals, began: number): Outcome {
  const { orders, created, unchanged, changed, corrected, returns } = totals;
  const words = [
    `${verb} ${orders} orders in ${pace(orders, began)}:`,
    `${created} new, ${unchanged} as they were, ${returns} new returns.`,
    ...(changed > 0 ? [`${changed} differ from what was imported, ${corrected} of them were corrected.`] : []),
  ];
  const numbers = {
    ...{ ORDERS: orders, CREATED: created, CHANGED: changed, UNCHANGED: unchanged },
    ...{ CORRECTED: corrected, RETURNS: returns },
  };
  const outcome = describeRows(words.join(' '), numbers, totals);
  return { ...outcome, isEmpty: created + unchanged + changed === 0 && totals.refused > 0 };
}

export function describeProducts(verb: string, totals: ShopifyTotals, began: number): Outcome {
  const { products, variants, created, updated, unchanged, incomplete } = totals;
  const words = [
    `${verb} ${products} products with ${variants} changed variants in ${pace(products, began)}:`,
    `${created} new, ${updated} changed, ${unchanged} as they were.`,
    ...(incomplete > 0 ? [`${incomplete} rows were taken without a field.`] : []),
  ];
  const numbers = {
    ...{ PRODUCTS: products, VARIANTS: variants, CREATED: created, CHANGED: updated, UNCHANGED: unchanged },
    INCOMPLETE: incomplete,
  };
  return describeRows(words.join(' '), numbers, totals);
}

export function describeTakenBackProducts(
  { archived, restored, kept, sold, rejects }: TakenBack,
  options: ImportOptions,
): Outcome {
  const words = [
    `${options.dryRun ? 'Would take back' : 'Took back'} import ${options.files[0]}:`,
    `${archived} products that it made are archived, ${restored} that it changed are what they were.`,
    ...(sold > 0 ? [`${sold} of the archived were sold, and stay readable in their orders.`] : []),
    ...(kept > 0 ? [`${kept} fields stay as they are.`] : []),
    ...(kept + sold > 0 ? [`See ${rejects}.`] : []),
  ];
  return {
    summary: words.join(' '),
    isEmpty: archived + restored === 0 && kept > 0,
    counts: countsOf({ ARCHIVED: archived, RESTORED: restored, SOLD: sold, KEPT: kept }),
    files: kept + sold > 0 ? [rejects] : [],
  };
}

/** What of an import was taken back, and what stays since somebody has changed it. */
export function describeTakenBack(
  what: string,
  { takenBack, kept, rejects }: { readonly takenBack: number; readonly kept: number; readonly rejects: string },
): Outcome {
  const told = kept > 0 ? ` ${kept} were left as they are: see ${rejects}.` : '';
  return {
    summary: `Took back ${takenBack} ${what}.${told}`,
    isEmpty: takenBack === 0 && kept > 0,
    counts: countsOf({ TAKEN_BACK: takenBack, KEPT: kept }),
    files: kept > 0 ? [rejects] : [],
  };
}

function describeRejects({ refused, rejectFiles }: Pick<Refusals, 'refused' | 'rejectFiles'>): string[] {
  const rows = refused > 0 ? [`${refused} rows were refused.`] : [];
  return rejectFiles.length > 0 ? [...rows, `See ${rejectFiles.join(', ')}.`] : rows;
}

export function pace(count: number, began: number): string {
  const seconds = Math.max(0.001, (Date.now() - began) / 1000);
  return `${seconds.toFixed(1)} s (${Math.round(count / seconds)}/s)`;
}
