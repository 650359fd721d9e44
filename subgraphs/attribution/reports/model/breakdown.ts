import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import { BUYER_METRICS } from '../../metrics/model/catalog/buyers.ts';
import { BY_SALE_METRICS } from '../../metrics/model/catalog/by-sale.ts';
import { SALES_METRICS } from '../../metrics/model/catalog/sales.ts';
import { METRICS, type MetricKey } from '../../metrics/model/metrics.ts';

const TIME_DIMENSIONS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type TimeDimension = (typeof TIME_DIMENSIONS)[number];

export type ReportDimension =
  | TimeDimension
  | 'CHANNEL'
  | 'STORE'
  | 'CATEGORY'
  | 'PRODUCT'
  | 'CUSTOMER_KIND'
  | 'DELIVERY_METHOD'
  | 'EMPLOYEE'
  | 'RETURN_STORE';

export const CUSTOMER_KINDS = ['NEW', 'RETURNING', 'GUEST'] as const;
type CustomerKind = (typeof CUSTOMER_KINDS)[number];

/** Which facts of a report's scope are read, beside its channels and stores; nothing given is all. */
export interface BreakdownFilter {
  readonly categories: readonly string[];
  readonly productIds: readonly string[];
  readonly customerKinds: readonly CustomerKind[];
}

/** What is asked of a report: which figures, by what. */
export interface Breakdown {
  readonly metrics: readonly MetricKey[];
  readonly dimensions: readonly ReportDimension[];
  readonly filter: BreakdownFilter;
}

/**
 * How a figure is read: FIGURES are sums over facts of the period; BY_SALE sums over facts whose sale lies in it; BY_KIND
 * sums that ask whose first sale it was; BUYERS are counted by person; OF_YEAR too, over the year that ends with the period.
 */
export type MetricFamily = 'FIGURES' | 'BY_SALE' | 'BY_KIND' | 'BUYERS' | 'OF_YEAR';

const MAX_METRICS = 20;
const MAX_DIMENSIONS = 3;

const keysOf = (metrics: ReadonlyArray<{ readonly key: MetricKey }>) => metrics.map(({ key }) => key);
const FAMILIES: ReadonlyMap<MetricKey, MetricFamily> = new Map<MetricKey, MetricFamily>([
  ...keysOf(SALES_METRICS).map((key) => [key, 'FIGURES'] as const),
  ...keysOf(BY_SALE_METRICS).map((key) => [key, key.endsWith('_rate_by_sale') ? 'BY_SALE' : 'BY_KIND'] as const),
  ...keysOf(BUYER_METRICS).map((key) => [key, key === 'multi_channel_share' ? 'OF_YEAR' : 'BUYERS'] as const),
]);

/** Figures that count orders: a line says of its category whether it is the order's first, and not of its product. */
const COUNTS_ORDERS: ReadonlySet<MetricKey> = new Set([
  'orders',
  'average_order_value',
  'units_per_transaction',
  'buyers',
  'returning_customer_rate',
  'repeat_purchase_rate',
]);

/** What goods that came back say of where. */
const OF_RETURNS: ReadonlySet<MetricKey> = new Set(['returns', 'returned_units']);

export function familyOf(key: MetricKey): MetricFamily {
  const family = FAMILIES.get(key);
  if (!family) throw new TypeError(`${key} is no metric of this report`);
  return family;
}

export const isTimeDimension = (dimension: ReportDimension): dimension is TimeDimension =>
  (TIME_DIMENSIONS as readonly string[]).includes(dimension);

/** Orders by category count once in each category of their lines. */
export const orderCount = ({ dimensions, filter }: Breakdown) =>
  dimensions.includes('CATEGORY') || filter.categories.length > 0 ? 'category_orders' : 'orders';

/** Why figures cannot be read by a product, or of several categories at once. */
function orderIssue(metric: MetricKey, { dimensions, filter }: Breakdown): string | undefined {
  if (!COUNTS_ORDERS.has(metric)) return undefined;
  if (dimensions.includes('PRODUCT') || filter.productIds.length > 0)
    return `${metric} counts orders, which are not known by product: ask for units or net_sales, or break down by CATEGORY`;
  if (filter.categories.length > 1 && !dimensions.includes('CATEGORY'))
    return `${metric} counts orders, and one order may hold several of these categories: add the dimension CATEGORY, or filter by one`;
  return undefined;
}

function combinationIssue(metric: MetricKey, breakdown: Breakdown, isForeignZone: boolean): string | undefined {
  const { dimensions, filter } = breakdown;
  const family = familyOf(metric);
  const asksKind = dimensions.includes('CUSTOMER_KIND') || filter.customerKinds.length > 0;
  if (family === 'OF_YEAR' && dimensions.length > 0)
    return `${metric} is of the year that ends with the period: ask for it without dimensions`;
  if (isForeignZone && family !== 'FIGURES' && family !== 'OF_YEAR')
    return `${metric} is known by the shop's own days alone: leave timeZone out`;
  if (asksKind && (family === 'BUYERS' || family === 'OF_YEAR'))
    return `${metric} is not known by customer kind: ask for returning_customer_rate, or leave CUSTOMER_KIND out`;
  if (asksKind && family === 'BY_KIND') return `${metric} is of one customer kind: ask for net_sales by CUSTOMER_KIND`;
  if (dimensions.includes('RETURN_STORE') && !OF_RETURNS.has(metric))
    return `${metric} has no place of return: by RETURN_STORE ask for returns or returned_units`;
  return orderIssue(metric, breakdown);
}

/**
 * Checks names and combinations.
 * @throws ValidationError that says what to change.
 */
export function parseBreakdown(
  asked: {
    readonly metrics: readonly string[];
    readonly dimensions: readonly ReportDimension[];
    readonly filter: BreakdownFilter;
  },
  isForeignZone: boolean,
): Breakdown {
  const { metrics, dimensions, filter } = asked;
  const issues: FieldIssue[] = [];
  const refuse = (path: string, issueCode: FieldIssue['issueCode'], message: string, limit?: number) =>
    issues.push({ path, issueCode, message, limit });
  if (metrics.length === 0) refuse('metrics', 'REQUIRED', 'names at least one metric');
  if (metrics.length > MAX_METRICS) refuse('metrics', 'TOO_LONG', `takes at most ${MAX_METRICS} metrics`, MAX_METRICS);
  if (new Set(metrics).size < metrics.length) refuse('metrics', 'DUPLICATE', 'names a metric twice');
  if (dimensions.length > MAX_DIMENSIONS)
    refuse('dimensions', 'TOO_LONG', `takes at most ${MAX_DIMENSIONS} dimensions`, MAX_DIMENSIONS);
  if (new Set(dimensions).size < dimensions.length) refuse('dimensions', 'DUPLICATE', 'names a dimension twice');
  const known = metrics.flatMap((key, index) => {
    const metric = METRICS.find((candidate) => candidate.key === key)?.key;
    if (metric !== undefined && FAMILIES.has(metric)) return [{ metric, index }];
    const names = [...FAMILIES.keys()].join(', ');
    refuse(`metrics.${index}`, 'UNKNOWN_REFERENCE', `is no metric of this report; it knows ${names}`);
    return [];
  });
  const breakdown: Breakdown = { metrics: known.map(({ metric }) => metric), dimensions, filter };
  for (const { metric, index } of known) {
    const message = combinationIssue(metric, breakdown, isForeignZone);
    if (message !== undefined) refuse(`metrics.${index}`, 'NOT_ALLOWED', message);
  }
  if (issues.length > 0) throw new ValidationError(issues);
  return breakdown;
}
