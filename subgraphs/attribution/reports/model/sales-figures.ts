import type { Money } from '#kernel/values/money.ts';
import type { Figures } from '../../metrics/model/catalog/sales.ts';

/** Sales of some set of facts, as the API answers them. */
export interface SalesFigures {
  readonly grossSales: Money;
  readonly discounts: Money;
  readonly netSales: Money;
  readonly returns: Money;
  readonly orders: number;
  readonly units: number;
  readonly returnedUnits: number;
  readonly averageOrderValue: Money | null;
}

export function toSalesFigures(figures: Figures, currency: string): SalesFigures {
  const amount = (minor: bigint | null): Money => ({ minor: minor ?? 0n, currency });
  return {
    grossSales: amount(figures.gross_sales),
    discounts: amount(figures.discounts),
    netSales: amount(figures.net_sales),
    returns: amount(figures.returns),
    orders: Number(figures.orders ?? 0n),
    units: Number(figures.units ?? 0n),
    returnedUnits: Number(figures.returned_units ?? 0n),
    averageOrderValue: figures.average_order_value === null ? null : amount(figures.average_order_value),
  };
}
