import type { PageRequest } from '#kernel/values/pagination.ts';
import { bigint, integer, type Row, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { type Breakdown, orderCount } from '../model/breakdown.ts';
import type { Drill } from '../model/drill-key.ts';
import type { ReportScope } from '../model/report.ts';
import { asksKindOf, factsOf } from './breakdown.ts';
import { keyExpression } from './dimension-sql.ts';
import { dayExpression, reportSql } from './report-scope.ts';

const COLUMNS = {
  at: text,
  event: text,
  order_id: text,
  line_id: text,
  kind: text,
  on_day: text,
  channel: text,
  store_id: text,
  category: text,
  product_id: text,
  customer_id: text,
  gross_minor: bigint,
  discount_minor: bigint,
  returns_minor: bigint,
  cost_minor: bigint,
  net_with_cost_minor: bigint,
  units: integer,
  returned_units: integer,
  /** Orders that the line stands for in its report: the first line of an order, or of each category of it. */
  orders: integer,
};

/** One line of an order's event: what a figure is made of. */
export type FactRow = Row<typeof COLUMNS>;

const KEY = ['occurred_at', 'event_id', 'line_id'];
const typed = (side: string) => `({${side}At:DateTime64(3)}, {${side}Event:UUID}, {${side}Line:String})`;

/** The facts behind one key of a report. */
function factsBehind(scope: ReportScope, drill: Drill) {
  const { categories, productIds, customerKinds, keys } = drill;
  const breakdown: Breakdown = {
    metrics: [],
    dimensions: keys.map(([dimension]) => dimension),
    filter: { categories, productIds, customerKinds },
  };
  const day = drill.counts === 'SALE' ? 'sold_day' : dayExpression(scope.zone);
  const { from, where, params, isHeavy } = factsOf(scope, breakdown.filter, day, asksKindOf(breakdown));
  const conditions = keys.map(([dimension], index) => `${keyExpression(dimension, day)} = {key_${index}:String}`);
  if (drill.ofCustomers) conditions.push("customer_id != ''");
  return {
    facts: from,
    orderCount: orderCount(breakdown),
    where: [where, ...conditions].join(' AND '),
    params: { ...params, ...Object.fromEntries(keys.map(([, value], index) => [`key_${index}`, value])) },
    weight: isHeavy ? ('HEAVY' as const) : ('LIGHT' as const),
  };
}

/** No zone is further from UTC than 14 hours, so the stored days beyond this one need not be read. */
const pruned = {
  after: "day >= toDate32({afterAt:DateTime64(3)}, 'UTC') - 1",
  before: "day <= toDate32({beforeAt:DateTime64(3)}, 'UTC') + 1",
};

/** One more row than the page holds, in its own direction; the rows behind one key of a report. */
export async function readReportRows(
  warehouse: Warehouse,
  scope: ReportScope,
  drill: Drill,
  page: PageRequest,
  signal?: AbortSignal,
): Promise<FactRow[]> {
  const { facts, where, params, weight, orderCount: count } = factsBehind(scope, drill);
  const bounds = [
    where,
    ...(page.after ? [pruned.after, `(${KEY.join(', ')}) > ${typed('after')}`] : []),
    ...(page.before ? [pruned.before, `(${KEY.join(', ')}) < ${typed('before')}`] : []),
  ];
  const bound = (side: string, key: readonly string[] | undefined) =>
    key ? { [`${side}At`]: key[0], [`${side}Event`]: key[1], [`${side}Line`]: key[2] } : {};
  const statement = reportSql('report_rows', {
    facts,
    where: bounds.join(' AND '),
    order_count: count,
    order: KEY.map((column) => `${column}${page.isBackward ? ' DESC' : ''}`).join(', '),
    limit: String(page.limit + 1),
  });
  const all = { ...params, ...bound('after', page.after), ...bound('before', page.before) };
  return warehouse.query(scope.generation, statement, COLUMNS, all, weight, signal);
}

/** How many rows are behind one key of a report. */
export async function countReportRows(warehouse: Warehouse, scope: ReportScope, drill: Drill): Promise<number> {
  const { facts, where, params, weight } = factsBehind(scope, drill);
  const statement = reportSql('report_row_count', { facts, where });
  const [row] = await warehouse.query(scope.generation, statement, { count: integer }, params, weight);
  return row?.count ?? 0;
}
