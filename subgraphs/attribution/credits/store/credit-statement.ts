import { IS_DIRECT } from '../../journeys/store/journey-sql.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import { scopeCondition } from '../../reports/store/report-scope.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { standing } from '../../warehouse/store/purchase-sql.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import { type CreditKey, type CreditRequest, MAX_TOUCHES } from '../model/credit-request.ts';

/** The statements of the credits, `credits/sql/<name>.sql`. */
export const creditSql = readSqlFiles(new URL('../sql/', import.meta.url));

type Params = Readonly<Record<string, unknown>>;
export type CreditWindow = Pick<CreditRequest, 'by' | 'windowDays' | 'halfLifeDays'>;

const DAY_MS = 86_400_000;

/** The column of a moment that gets the credit. */
const KEY_COLUMNS: Readonly<Record<CreditKey, string>> = {
  CHANNEL: 'channel',
  CAMPAIGN: 'campaign',
  STORE: 'store_id',
  ASSOCIATE: 'staff_id',
};

/** Ids that are a customer's, which no browser may have (`isAnonymousId`). */
const CUSTOMER_ID = '^cus_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$';

export const keyColumn = (by: CreditKey): string => KEY_COLUMNS[by];
export const pathParams: Params = { customerId: CUSTOMER_ID, maxTouches: MAX_TOUCHES };

/** A statement over the paths to the orders of a scope. */
export function pathStatement(
  name: string,
  scope: ReportScope,
  { by, windowDays }: CreditWindow,
  parts: Readonly<Record<string, string>> = {},
): { readonly text: string; readonly params: Params } {
  const { where, params } = scopeCondition(scope);
  const order_paths = creditSql('order_paths', {
    where,
    standing: standing(),
    person: personOf('written.customer_id'),
    survivors: joinSurvivors('written.customer_id'),
    linked_person: personOf('link.customer_id'),
    linked_survivors: joinSurvivors('link.customer_id'),
    key: keyColumn(by),
    is_direct: IS_DIRECT,
  });
  return {
    text: creditSql(name, { ...parts, order_paths }),
    params: { ...params, ...pathParams, windowMs: windowDays * DAY_MS },
  };
}
