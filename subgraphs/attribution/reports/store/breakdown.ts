import type { MetricKey } from '../../metrics/model/metrics.ts';
import { metricColumns } from '../../metrics/store/metric-columns.ts';
import { bigint, type Column, integer, nullable, type Row, text } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { isPurchase, standing } from '../../warehouse/store/purchase-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { type Breakdown, familyOf, type MetricFamily, orderCount } from '../model/breakdown.ts';
import type { RawFigure, RawRow } from '../model/raw-row.ts';
import type { ReportScope } from '../model/report.ts';
import { dayExpression, placedCondition, reportSql, scopeCondition } from './report-scope.ts';

/** Rows that one report may read; more are refused. */
export const MAX_READ_ROWS = 20_000;

/** Expressions of the keys of a row, of the day that facts count on. */
export type KeysOf = (day: string) => readonly string[];

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
export function factsOf(scope: ReportScope, breakdown: Breakdown, day: string, asksKind: boolean): Facts {
  const { categories, productIds, customerKinds } = breakdown.filter;
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

const names = (keys: readonly string[]) => keys.map((_, index) => `key_${index}` as const);

type KeyColumns = Readonly<Record<`key_${number}`, Column<string>>>;

const keyColumns = (keys: readonly string[]): KeyColumns => Object.fromEntries(names(keys).map((name) => [name, text]));

const groupBy = (keys: readonly string[]): string =>
  keys.length === 0 ? '' : `GROUP BY ${names(keys).join(', ')}\nORDER BY ${names(keys).join(', ')}`;

const selected = (keys: readonly string[]): string => keys.map((key, index) => `${key} AS key_${index}, `).join('');

type FigureColumns = Readonly<Partial<Record<MetricKey, Column<bigint | null>>>>;

const figureColumns = (metrics: readonly MetricKey[]): FigureColumns =>
  Object.fromEntries(metrics.map((key) => [key, nullable(bigint)]));

function toRow(
  row: Row<KeyColumns & FigureColumns>,
  keys: readonly string[],
  metrics: readonly MetricKey[],
  figureOf: (key: MetricKey, value: bigint | null) => RawFigure,
): RawRow {
  return {
    keys: names(keys).map((name) => row[name] ?? ''),
    figures: new Map(metrics.map((key) => [key, figureOf(key, row[key] ?? null)])),
  };
}

async function readSums(
  warehouse: Warehouse,
  scope: ReportScope,
  breakdown: Breakdown,
  family: MetricFamily,
  keysOf: KeysOf,
): Promise<RawRow[]> {
  const { metrics } = breakdown;
  const day = dayOfFamily(family, scope);
  const keys = keysOf(day);
  const facts = factsOf(scope, breakdown, day, family === 'BY_KIND' || asksKindOf(breakdown));
  const statement = reportSql('breakdown', {
    keys: selected(keys),
    metrics: `${observations(breakdown)} AS observations, ${metricColumns(metrics, orderCount(breakdown))}`,
    facts: facts.from,
    where: facts.where,
    group: groupBy(keys),
    limit: String(MAX_READ_ROWS + 1),
  });
  const columns = { ...keyColumns(keys), ...figureColumns(metrics), observations: integer };
  const weight = facts.isHeavy ? 'HEAVY' : 'LIGHT';
  const rows = await warehouse.query(scope.generation, statement, columns, facts.params, weight);
  return rows.map((row) =>
    toRow(row as Row<KeyColumns & FigureColumns>, keys, metrics, (_key, value) => ({
      value,
      n: Math.max(0, Number(row.observations)),
    })),
  );
}

/** Ten-thousandths of a share, rounded half up. */
const shareOf = (hits: bigint, of: bigint): bigint | null => (of > 0n ? (20_000n * hits + of) / (2n * of) : null);

async function readBuyers(
  warehouse: Warehouse,
  scope: ReportScope,
  breakdown: Breakdown,
  keysOf: KeysOf,
): Promise<RawRow[]> {
  const { metrics } = breakdown;
  const keys = keysOf('sold_day');
  const { where, params } = factsOf(scope, breakdown, 'sold_day', false);
  const statement = reportSql('buyers', {
    keys: selected(keys),
    outer_keys: names(keys)
      .map((name) => `${name}, `)
      .join(''),
    metrics: metricColumns(metrics),
    order_count: orderCount(breakdown),
    person: personOf('fact.customer_id'),
    survivors: joinSurvivors('fact.customer_id'),
    firsts: firsts(),
    where,
    placed: placedCondition(where),
    stands: standing('fact.order_id'),
    group: groupBy(keys),
    limit: String(MAX_READ_ROWS + 1),
  });
  const columns = { ...keyColumns(keys), ...figureColumns(metrics), of_buyers: integer, of_purchasers: integer };
  const rows = await warehouse.query(scope.generation, statement, columns, params, 'HEAVY');
  return rows.map((row) => {
    const of = Number(row.of_purchasers);
    return toRow(row as Row<KeyColumns & FigureColumns>, keys, metrics, (key, value) => {
      if (key === 'buyers') return { value, n: Number(row.of_buyers) };
      const hits = value ?? 0n;
      return { value: shareOf(hits, BigInt(of)), n: of, share: { hits: Number(hits), of } };
    });
  });
}

/**
 * The figures of a breakdown by their keys, one statement a family; at most one row more than `MAX_READ_ROWS` of each.
 * A row that one family knows and another does not has no figure of that one.
 */
export async function readBreakdown(
  warehouse: Warehouse,
  scope: ReportScope,
  breakdown: Breakdown,
  keysOf: KeysOf,
): Promise<RawRow[]> {
  const families = new Map<MetricFamily, MetricKey[]>();
  for (const metric of breakdown.metrics) {
    const family = familyOf(metric);
    families.set(family, [...(families.get(family) ?? []), metric]);
  }
  const read = [...families].map(([family, metrics]) => {
    const part = { ...breakdown, metrics };
    return family === 'BUYERS'
      ? readBuyers(warehouse, scope, part, keysOf)
      : readSums(warehouse, scope, part, family, keysOf);
  });
  const rows = new Map<string, Map<MetricKey, RawFigure>>();
  for (const row of (await Promise.all(read)).flat()) {
    const key = JSON.stringify(row.keys);
    const figures = rows.get(key) ?? new Map<MetricKey, RawFigure>();
    for (const [metric, figure] of row.figures) figures.set(metric, figure);
    rows.set(key, figures);
  }
  return [...rows].map(([key, figures]) => ({ keys: JSON.parse(key) as string[], figures }));
}
