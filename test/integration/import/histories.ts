import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../../ops/cli/project.ts';
import { type FigureTable, recomputeFuzzyFactory, recomputePurchaseLog, recomputeRegionalSales } from './recompute.ts';

/** Files of one order history with our mapping, and what they add up to without the product. */
export interface History {
  readonly files: readonly string[];
  readonly mapping: string;
  readonly channels: readonly string[];
  recompute(): FigureTable;
}

const CHANNELS = { 'In-Store': 'STORE', Online: 'WEB', Distributor: 'DISTRIBUTOR', Wholesale: 'WHOLESALE' };
const MAVEN = ['orders.csv', 'order_items.csv', 'order_item_refunds.csv', 'products.csv'];

function mapping(name: string): string {
  return inProject('ops', 'import', 'mappings', `${name}.yaml`);
}

function regionalSales(file: string): History {
  return {
    files: [file],
    mapping: mapping('us_regional_sales'),
    channels: Object.values(CHANNELS),
    recompute: () => recomputeRegionalSales(file, CHANNELS),
  };
}

function fuzzyFactory(folder: string): History {
  return {
    files: MAVEN.map((name) => join(folder, name)),
    mapping: mapping('maven_fuzzy_factory'),
    channels: ['FUZZY_FACTORY'],
    recompute: () => recomputeFuzzyFactory(folder, 'FUZZY_FACTORY'),
  };
}

const fixtures = inProject('test', 'fixtures', 'orders');

/** Small files of our own in the form of the real ones. */
export const fixtureHistories: readonly History[] = [
  regionalSales(join(fixtures, 'regional.csv')),
  fuzzyFactory(join(fixtures, 'fuzzy')),
];

const cdnow = inProject('test', 'fixtures', 'cdnow', 'CDNOW_sample.txt');

/** Purchases by customer and day, without header and order numbers. */
export const purchaseLog: History = {
  files: [cdnow],
  mapping: mapping('cdnow'),
  channels: ['CDNOW'],
  recompute: () => recomputePurchaseLog(cdnow, 'CDNOW'),
};

/** The real files, where PASSERELLE_REAL_DATA names their folder, the smaller first; none otherwise. */
export const realHistories: readonly History[] = findReal(process.env['PASSERELLE_REAL_DATA'] ?? '');

/** What several histories add up to, by "channel quarter"; no two of them share a channel. */
export function recomputeAll(histories: readonly History[]): FigureTable {
  return new Map(histories.flatMap((history) => [...history.recompute()]));
}

function findReal(folder: string): readonly History[] {
  const regional = join(folder, 'us_regional_sales', 'US_Regional_Sales_Data.csv');
  const maven = join(folder, 'maven_fuzzy_factory');
  if (folder === '' || !existsSync(regional) || !existsSync(maven)) return [];
  return [regionalSales(regional), fuzzyFactory(maven)];
}
