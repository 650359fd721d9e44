import { exponentOf, UNUSUAL_EXPONENTS } from '#kernel/values/money.ts';

/**
 * SQL: what a card paid of an order, in the report's currency: as the sales do, by the rate stored with the order, half up.
 * Beside it stand `redeemed` and `sale`; a card pays in the currency of its order alone.
 */
export const PAID_BY_CARD = `if(sale.order_currency = '', -redeemed.amount_minor, toInt64(floor(
    toDecimal256(-redeemed.amount_minor, 0) * toDecimal256(sale.rate, 12)
    * toDecimal256(exp10({exponent:Int8} - transform(redeemed.currency, {unusualCurrencies:Array(String)}, {unusualExponents:Array(Int8)}, 2)), 3)
    + toDecimal256(0.5, 1))))`;

/** SQL: the currency in which cards pay an order. */
export const CARD_CURRENCY = "if(sale.order_currency = '', {currency:String}, sale.order_currency)";

/** Decimals of the currencies that the amounts are in. */
export function exponentParams(currency: string) {
  return {
    exponent: exponentOf(currency),
    unusualCurrencies: Object.keys(UNUSUAL_EXPONENTS),
    unusualExponents: Object.values(UNUSUAL_EXPONENTS),
  };
}
