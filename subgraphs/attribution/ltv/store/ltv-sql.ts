import { MOST_ORDERS } from '../../cross-channel/model/omni-comparison.ts';
import { addDays, type BusinessDay } from '../../periods/model/business-day.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import { dayExpression, scopeCondition } from '../../reports/store/report-scope.ts';
import { CUSTOMER_NET, firstOrder, inSegment, rfmScores } from '../../segments/store/segment-sql.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { standing } from '../../warehouse/store/purchase-sql.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import { HOLD_OUT_DAYS } from '../model/hold-out.ts';

/** The statements of lifetime value, `ltv/sql/<name>.sql`. */
export const ltvSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** Whose facts are read: customers acquired since a day, in some channels or any. */
export interface CustomerScope {
  /** Its period ends where facts end to count, and its channels are those of the first purchase. */
  readonly scope: ReportScope;
  readonly acquiredFrom: BusinessDay;
}

/** The first day of any fact: what customers did before they were acquired is nothing, so all of it is read. */
const BEGINNING = '1970-01-01';

/** Net sales of the lines whose cost is known. */
const KNOWN = 'sum(fact.net_with_cost_minor)';

/** A statement over the days on which customers bought, up to yesterday; of the ids alone where they are given. */
export function purchaseStatement(
  name: string,
  {
    generation,
    currency,
    today,
  }: { readonly generation: number; readonly currency: string; readonly today: BusinessDay },
  ids?: readonly string[],
) {
  const period = { from: BEGINNING, to: today };
  const { where, params } = scopeCondition({
    generation,
    currency,
    period,
    zone: undefined,
    channels: [],
    storeIds: [],
  });
  const purchases = ltvSql('purchase_days', {
    // The ids given are one person, whatever a merge says.
    person: ids ? "''" : personOf('fact.customer_id'),
    survivors: ids ? '' : joinSurvivors('fact.customer_id'),
    net: CUSTOMER_NET,
    known: KNOWN,
    where: `${where} AND ${standing('fact.order_id')}`,
    only: ids ? ' AND fact.customer_id IN {ids:Array(String)}' : '',
  });
  return {
    sql: ltvSql(name, { purchases }),
    params: {
      ...params,
      lastDay: addDays(today, -1),
      knownUntil: addDays(today, -1 - HOLD_OUT_DAYS),
      ...(ids ? { ids: [...ids] } : {}),
    },
  };
}

/** A statement of `ltv/sql/` over the facts of customers, with its parameters. */
export function customerStatement(name: string, { scope, acquiredFrom }: CustomerScope) {
  const day = dayExpression(scope.zone);
  const facts = { ...scope, channels: [], period: { ...scope.period, from: BEGINNING } };
  const { where, params } = scopeCondition(facts);
  const acquired = [
    'first_order.4 >= {acquiredFrom:Date32}',
    ...(scope.channels.length > 0 ? ['first_order.3 IN {acquiredIn:Array(String)}'] : []),
  ].join(' AND ');
  const parts = {
    person: personOf('fact.customer_id'),
    survivors: joinSurvivors('fact.customer_id'),
    omni: ltvSql('omni_lifetime_value_uplift'),
    net: CUSTOMER_NET,
    known: KNOWN,
    first_order: firstOrder(day),
    day,
    where: `${where} AND ${standing('fact.order_id')}`,
    acquired,
  };
  // Scores are among all customers, whichever of them are shown.
  const scores = rfmScores({ day, where: scopeCondition({ ...facts, segment: undefined }).where, acquired });
  const [ofSegment] = inSegment(scope.segment, 'person');
  return {
    sql: ltvSql(name, {
      ...parts,
      scores: ofSegment === undefined ? scores : `SELECT * FROM (${scores}) WHERE ${ofSegment}`,
      values: ltvSql('customer_values', parts),
    }),
    params: { ...params, acquiredFrom, acquiredIn: [...scope.channels], mostOrders: MOST_ORDERS },
  };
}
