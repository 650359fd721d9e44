import type { MetricKey } from '../../metrics/model/metrics.ts';
import { metricColumns } from '../../metrics/store/metric-columns.ts';
import { bigint, boolean, type Column, integer, nullable, type Row, text } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { isPurchase, standing } from '../../warehouse/store/purchase-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { type Breakdown, type BreakdownFilter, familyOf, type MetricFamily, orderCount } from '../model/breakdown.ts';
import type { RawFigure, RawRow } from '../model/raw-row.ts';
import type { ReportScope } from '../model/report.ts';
import { dayExpression, placedCondition, reportSql, scopeCondition } from './report-scope.ts';

/** Rows that one report may read; more are refused. */
export const MAX_READ_ROWS = 20_000;

interface Facts {
  /** What stands after FROM. */
  readonly from: string;
  readonly where: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The facts are joined by person. */
  readonly isHeavy: boolean;
}

const firsts = (): string =>
  reportSql('customer_firsts', {
    purchase: isPurchase(),
    person: personOf('fact.customer_id'),
    survivors: joinSurvivors('fact.customer_id'),
  });

/** The day that the figures of a family count on. */
export const dayOfFamily = (family: MetricFamily, scope: ReportScope): string =>
  family === 'BY_SALE' || family === 'BUYERS' ? 'sold_day' : dayExpression(scope.zone);

/** The facts that a breakdown reads, of one kind of day. */
export function factsOf(scope: ReportScope, filter: BreakdownFilter, day: string, asksKind: boolean): Facts {
  const { categories, productIds, customerKinds } = filter;
  const base = scopeCondition(scope, day);
  const conditions = [base.where];
  if (categories.length > 0) conditions.push('category IN {categories:Array(String)}');
  if (productIds.length > 0) conditions.push('product_id IN {productIds:Array(String)}');
  const where = conditions.join(' AND ');
  const params = { ...base.params, categories, productIds, customerKinds };
  if (!asksKind) return { from: 'order_line_fact', where, params, isHeavy: false };
  const from = reportSql('facts_by_kind', {
    where,
    survivors: joinSurvivors('fact.customer_id'),
    person: personOf('fact.customer_id'),
    firsts: firsts(),
    standing: standing(),
  });
  const ofKinds = customerKinds.length > 0 ? 'customer_kind IN {customerKinds:Array(String)}' : '1';
  return { from, where: ofKinds, params, isHeavy: true };
}

/** Whether a breakdown needs to know whose first sale it was. */
export const asksKindOf = ({ dimensions, filter }: Breakdown): boolean =>
  dimensions.includes('CUSTOMER_KIND') || filter.customerKinds.length > 0;

/** SQL of the observations behind sums: orders, or units where orders are not known. */
function observations(breakdown: Breakdown): string {
  const isUnknown = breakdown.dimensions.includes('PRODUCT') || breakdown.filter.productIds.length > 0;
  return isUnknown ? 'sum(units)' : `sum(${orderCount(breakdown)})`;
}

/** By which of the keys rows are wanted: each set is of their places, the empty one for all facts together. */
export type KeySet = readonly number[];

/** What rows are read by. */
export interface RowKeys {
  /** Expressions of the keys, of the day that facts count on. */
  readonly keysOf: (day: string) => readonly string[];
  readonly sets: readonly KeySet[];
  /** Which rows of each set are enough; all that a report may read where it is absent. Of sums of one family alone. */
  readonly top?: TopRows | undefined;
}

/** The first rows by a figure, the highest first or last, or by their keys. */
export interface TopRows {
  readonly metric: MetricKey | undefined;
  readonly isDescending: boolean;
  readonly first: number;
}

/** The rows of one set of keys, and how many there are of which these are the first. */
export interface RowSet {
  readonly rows: readonly RawRow[];
  readonly count: number;
}

/** Of one family, whose figures need no others to be put in order. */
export const canReadTop = ({ metrics }: Breakdown): boolean =>
  new Set(metrics.map(familyOf)).size === 1 && metrics.every((key) => familyOf(key) !== 'BUYERS');

type KeyColumns = Readonly<Record<`key_${number}`, Column<string>> & Record<`by_${number}`, Column<boolean>>>;

const list = (columns: readonly string[]): string => columns.map((column) => `${column}, `).join('');

/** SQL of keys that are grouped by in several sets at once; a row says by `by_<n>` of which keys it is. */
function keySql(keys: readonly string[], sets: readonly KeySet[], top?: TopRows) {
  const names = keys.map((_, index) => `key_${index}`);
  const by = keys.map((_, index) => `by_${index}`);
  const ranked = top?.metric === undefined ? [] : [`ifNull(${top.metric}, 0) ${top.isDescending ? 'DESC' : 'ASC'}`];
  const grouping = (more: readonly string[]) =>
    sets.map((set) => `(${[...set.map((index) => `key_${index}`), ...more].join(', ')})`).join(', ');
  return {
    keys: list(keys.map((key, index) => `${key} AS key_${index}`)),
    names: list(names),
    by: list(by),
    areGrouped: list(names.map((name, index) => `grouping(${name}) = 0 AS by_${index}`)),
    groupingSets: (more: readonly string[] = []) =>
      names.length + more.length === 0 ? '' : `GROUP BY GROUPING SETS (${grouping(more)})`,
    partition: by.length === 0 ? '' : `PARTITION BY ${by.join(', ')}`,
    order: names.length === 0 ? '' : `ORDER BY ${[...ranked, ...names].join(', ')}`,
    limit: `LIMIT ${top?.first ?? MAX_READ_ROWS + 1}${by.length === 0 ? '' : ` BY ${by.join(', ')}`}`,
    columns: Object.fromEntries([
      ...names.map((name) => [name, text] as const),
      ...by.map((name) => [name, boolean] as const),
    ]) as KeyColumns,
  };
}

type FigureColumns = Readonly<Partial<Record<MetricKey, Column<bigint | null>>>>;

const figureColumns = (metrics: readonly MetricKey[]): FigureColumns =>
  Object.fromEntries(metrics.map((key) => [key, nullable(bigint)]));

type FigureOf = (key: MetricKey, value: bigint | null) => RawFigure;

/** Rows apart by their set of keys, in the order of the sets. */
function bySet<R extends Row<KeyColumns & FigureColumns> & { readonly row_count?: number }>(
  rows: readonly R[],
  { metrics }: Breakdown,
  { sets, length }: { readonly sets: readonly KeySet[]; readonly length: number },
  figureOf: (row: R) => FigureOf,
): RowSet[] {
  const places = Array.from({ length }, (_, index) => index);
  return sets.map((set) => {
    const ofSet = rows.filter((row) => places.every((index) => row[`by_${index}`] === set.includes(index)));
    const read = ofSet.map((row) => {
      const figure = figureOf(row);
      return {
        keys: set.map((index) => row[`key_${index}`] ?? ''),
        figures: new Map(metrics.map((key) => [key, figure(key, row[key] ?? null)])),
      };
    });
    return { rows: read, count: ofSet[0]?.row_count ?? read.length };
  });
}

async function readSums(
  warehouse: Warehouse,
  scope: ReportScope,
  breakdown: Breakdown,
  family: MetricFamily,
  { keysOf, sets, top }: RowKeys,
): Promise<RowSet[]> {
  const { metrics } = breakdown;
  const day = dayOfFamily(family, scope);
  const keys = keysOf(day);
  const facts = factsOf(scope, breakdown.filter, day, family === 'BY_KIND' || asksKindOf(breakdown));
  const sql = keySql(keys, sets, top);
  const inner = [...keys.map((_, index) => `key_${index}`), ...(family === 'BY_KIND' ? ['customer_kind'] : [])];
  const statement = reportSql('breakdown', {
    are_grouped: sql.areGrouped,
    names: sql.names,
    metrics: `${observations(breakdown)} AS observations, ${metricColumns(metrics, orderCount(breakdown))}`,
    keys: family === 'BY_KIND' ? `${sql.keys}customer_kind, ` : sql.keys,
    order_count: orderCount(breakdown),
    facts: facts.from,
    where: facts.where,
    group_all: inner.length === 0 ? '' : `GROUP BY ${inner.join(', ')}`,
    group: sql.groupingSets(),
    partition: sql.partition,
    order: sql.order,
    limit: sql.limit,
  });
  const columns = { ...sql.columns, ...figureColumns(metrics), observations: integer, row_count: integer };
  const weight = facts.isHeavy ? 'HEAVY' : 'LIGHT';
  const rows = await warehouse.query(scope.generation, statement, columns, facts.params, weight);
  return bySet(rows, breakdown, { sets, length: keys.length }, (row) => {
    const n = Math.max(0, Number(row.observations));
    return (_key, value) => ({ value, n });
  });
}

/** Ten-thousandths of a share, rounded half up. */
const shareOf = (hits: bigint, of: bigint): bigint | null => (of > 0n ? (20_000n * hits + of) / (2n * of) : null);

async function readBuyers(
  warehouse: Warehouse,
  scope: ReportScope,
  breakdown: Breakdown,
  { keysOf, sets }: RowKeys,
): Promise<RowSet[]> {
  const { metrics } = breakdown;
  const keys = keysOf('sold_day');
  const { where, params } = factsOf(scope, breakdown.filter, 'sold_day', false);
  const sql = keySql(keys, sets);
  const statement = reportSql('buyers', {
    by: sql.by,
    names: sql.names,
    are_grouped: sql.areGrouped,
    keys: sql.keys,
    metrics: metricColumns(metrics),
    order_count: orderCount(breakdown),
    person: personOf('fact.customer_id'),
    survivors: joinSurvivors('fact.customer_id'),
    firsts: firsts(),
    where,
    placed: placedCondition(where),
    stands: standing('fact.order_id'),
    group_people: sql.groupingSets(['person']),
    group: keys.length === 0 ? '' : `GROUP BY ${(sql.by + sql.names).slice(0, -2)}`,
    order: sql.order,
    limit: sql.limit,
  });
  const columns = { ...sql.columns, ...figureColumns(metrics), of_buyers: integer, of_purchasers: integer };
  const rows = await warehouse.query(scope.generation, statement, columns, params, 'HEAVY');
  return bySet(rows, breakdown, { sets, length: keys.length }, (row) => (key, value) => {
    if (key === 'buyers') return { value, n: row.of_buyers };
    const [hits, of] = [value ?? 0n, row.of_purchasers];
    return { value: shareOf(hits, BigInt(of)), n: of, share: { hits: Number(hits), of } };
  });
}

/** Rows of one set of keys, of several families: one that a family does not know has no figure of that one. */
function joinSets(read: readonly RowSet[]): RowSet {
  const [only] = read;
  if (only && read.length === 1) return only;
  const rows = new Map<string, Map<MetricKey, RawFigure>>();
  for (const row of read.flatMap((set) => set.rows)) {
    const key = JSON.stringify(row.keys);
    const figures = rows.get(key) ?? new Map<MetricKey, RawFigure>();
    for (const [metric, figure] of row.figures) figures.set(metric, figure);
    rows.set(key, figures);
  }
  const joined = [...rows].map(([key, figures]) => ({ keys: JSON.parse(key) as string[], figures }));
  return { rows: joined, count: joined.length };
}

/**
 * The figures of a breakdown by each set of its keys, in the order of the sets: one statement a family, whatever it is
 * broken down by. At most one row more than `MAX_READ_ROWS` of each set.
 */
export async function readBreakdown(
  warehouse: Warehouse,
  scope: ReportScope,
  breakdown: Breakdown,
  by: RowKeys,
): Promise<RowSet[]> {
  const families = new Map<MetricFamily, MetricKey[]>();
  for (const metric of breakdown.metrics) {
    const family = familyOf(metric);
    families.set(family, [...(families.get(family) ?? []), metric]);
  }
  const read = await Promise.all(
    [...families].map(([family, metrics]) => {
      const part = { ...breakdown, metrics };
      return family === 'BUYERS'
        ? readBuyers(warehouse, scope, part, by)
        : readSums(warehouse, scope, part, family, by);
    }),
  );
  return by.sets.map((_, index) => joinSets(read.flatMap((ofFamily) => ofFamily[index] ?? [])));
}
