import type { Progress } from '../cli/progress.ts';
import type { ImportOptions } from './arguments.ts';
import type { ImportTarget } from './import-target.ts';
import {
  countsOf,
  describeOrders,
  describeProducts,
  describeRows,
  describeTakenBack,
  describeTakenBackProducts,
  type Outcome,
  pace,
} from './outcome.ts';

/** An import as it is run. */
interface Run {
  readonly target: ImportTarget;
  readonly options: ImportOptions;
  readonly progress: Progress;
  readonly verb: string;
  /** When it began, in milliseconds. */
  readonly began: number;
}

/** Does what the command line says; each kind loads its own code. */
export function bringIn(target: ImportTarget, options: ImportOptions, progress: Progress): Promise<Outcome> {
  const verb = options.dryRun ? 'Would import' : 'Imported';
  return RUNS[options.what]({ target, options, progress, verb, began: Date.now() });
}

const RUNS: Readonly<Record<ImportOptions['what'], (run: Run) => Promise<Outcome>>> = {
  async 'shopify-products'({ target, options, progress, verb, began }) {
    const { importShopifyProducts } = await import('./shopify/import.ts');
    return describeProducts(verb, await importShopifyProducts(target, options, progress), began);
  },
  async 'shopify-inventory'({ target, options, progress, verb }) {
    const { importShopifyInventory } = await import('./shopify/import-inventory.ts');
    const totals = await importShopifyInventory(target, options, progress);
    const { levels, changed } = totals;
    const sentence = `${verb} ${levels} stock levels, ${changed} of them changed.`;
    return describeRows(sentence, { STOCK_LEVELS: levels, CHANGED: changed }, totals);
  },
  async orders({ target, options, progress, verb, began }) {
    const { importOrders } = await import('./orders/import.ts');
    return describeOrders(verb, await importOrders(target, options, progress), began);
  },
  async sessions({ target, options, progress, verb, began }) {
    const { importSessions } = await import('./sessions/import-sessions.ts');
    const totals = await importSessions(target, options, progress);
    const { sessions, pageviews } = totals;
    const words = [
      `${verb} ${sessions} sessions with ${pageviews} page views in ${pace(sessions + pageviews, began)}.`,
      'Reports show them as the running shop ships them, about 20,000 a second.',
    ];
    const outcome = describeRows(words.join(' '), { SESSIONS: sessions, PAGE_VIEWS: pageviews }, totals);
    return { ...outcome, isEmpty: sessions + pageviews === 0 && totals.refused > 0 };
  },
  async spend({ target, options, progress, verb }) {
    const { importSpend } = await import('./spend/import-spend.ts');
    const totals = await importSpend(target, options, progress);
    const { statements, changed } = totals;
    const sentence = `${verb} ${statements} statements of spend, ${changed} of them changed.`;
    return describeRows(sentence, { SPEND_STATEMENTS: statements, CHANGED: changed }, totals);
  },
  async footfall({ target, options, progress, verb }) {
    const { importFootfall } = await import('./footfall/import-footfall.ts');
    const totals = await importFootfall(target, options, progress);
    const { counts, changed } = totals;
    const sentence = `${verb} ${counts} counts of visitors, ${changed} of them changed.`;
    return describeRows(sentence, { VISITOR_COUNTS: counts, CHANGED: changed }, totals);
  },
  async rates({ target, options, progress, verb }) {
    const { importRates } = await import('./rates/import-rates.ts');
    const totals = await importRates(target, options, progress);
    const { rates, added, corrected } = totals;
    const sentence = `${verb} ${rates} exchange rates: ${added} new, ${corrected} corrected.`;
    return describeRows(sentence, { EXCHANGE_RATES: rates, CREATED: added, CORRECTED: corrected }, totals);
  },
  async goals({ target, options, progress, verb }) {
    const { importGoals } = await import('./goals/import.ts');
    const totals = await importGoals(target, options, progress);
    const { created, changed, unchanged } = totals;
    const sentence = `${verb} goals: ${created} new, ${changed} changed, ${unchanged} as they were.`;
    const numbers = { GOALS: created + changed + unchanged, CREATED: created, CHANGED: changed, UNCHANGED: unchanged };
    return describeRows(sentence, numbers, totals);
  },
  async 'take-back'({ target, options, progress }) {
    const { takeBackOrders } = await import('./orders/take-back.ts');
    const name = options.files[0] ?? '';
    const takenBack = await takeBackOrders(target, name, progress);
    const summary = `Took back ${takenBack} orders of ${name}.`;
    return { summary, isEmpty: false, counts: countsOf({ TAKEN_BACK: takenBack }), files: [] };
  },
  async 'take-back-stock'({ target, options, progress }) {
    const { takeBackStock } = await import('./shopify/take-back-stock.ts');
    const taken = await takeBackStock(target, options, progress);
    return describeTakenBack(`stock levels of ${options.files[0]}`, taken);
  },
  async 'take-back-products'({ target, options, progress }) {
    const { takeBackProducts } = await import('./shopify/take-back-products.ts');
    return describeTakenBackProducts(await takeBackProducts(target, options, progress), options);
  },
  'take-back-spend': takeBackNamed,
  'take-back-rates': takeBackNamed,
  'take-back-footfall': takeBackNamed,
  'take-back-goals': takeBackNamed,
  'take-back-sessions': takeBackNamed,
};

async function takeBackNamed({ target, options, progress }: Run): Promise<Outcome> {
  const { isTakenBackKind, takeBackByName } = await import('./take-back.ts');
  if (!isTakenBackKind(options.what)) throw new TypeError(`${options.what} is taken back in its own way`);
  const taken = await takeBackByName(target, options.what, options, progress);
  return describeTakenBack(taken.what, taken);
}
