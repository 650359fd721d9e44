import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import { exponentOf, UNUSUAL_EXPONENTS } from '#kernel/values/money.ts';
import { orderRate } from '../../prisma/generated/tables.ts';

const rate = aliased(orderRate, 'order_rate');

/** Joins the rates that are stored with the orders of rows in other currencies than the shop's. */
export function joinOrderRates(row: { readonly orderId: SqlQuery; readonly currency: SqlQuery }, shopCurrency: string) {
  return sql`left join order_rate on ${rate.orderId} = ${row.orderId} and ${row.currency} <> ${shopCurrency}
    and ${rate.shopCurrency} = ${shopCurrency}`;
}

/** SQL: an amount of a row in minor units of the shop's currency, half up away from zero; null where its order has no rate. */
export function convertedMinor(amount: SqlQuery, currency: SqlQuery, shopCurrency: string): SqlQuery {
  const codes = Object.keys(UNUSUAL_EXPONENTS);
  const exponents = codes.map(exponentOf);
  const own = sql`coalesce((${exponents}::int[])[array_position(${codes}::text[], ${currency}::text)], 2)`;
  return sql`case when ${currency} = ${shopCurrency} then ${amount}
    else round(${amount} * ${rate.rate}::numeric * power(10::numeric, ${exponentOf(shopCurrency)}::int - ${own}))::bigint end`;
}

/** In which currency rows are summed, and which is the shop's: in that one rows of every currency count. */
interface CountedIn {
  readonly currency: string;
  readonly shopCurrency: string;
}

/** SQL: an amount of a row as it counts in a sum; null where its order has no rate. */
export const countedMinor = (amount: SqlQuery, own: SqlQuery, { currency, shopCurrency }: CountedIn): SqlQuery =>
  currency === shopCurrency ? convertedMinor(amount, own, shopCurrency) : amount;

/** SQL condition: a row of this currency is one of the sum, as far as its order has a rate. */
export const isCounted = (own: SqlQuery, { currency, shopCurrency }: CountedIn): SqlQuery =>
  sql`(${own} = ${currency} or ${currency === shopCurrency})`;
