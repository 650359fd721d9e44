import type { FigureKey } from '../../metrics/model/figure-key.ts';
import { scopeCondition } from '../../reports/store/report-scope.ts';
import type { StockScope } from '../../stock-health/model/stock-scope.ts';
import { demandConditions } from '../../stock-health/store/phygital-demand.ts';
import { locationsOf, missedDemand, positionsOf, stockParams, stockSql } from '../../stock-health/store/stock-sql.ts';
import { type RowsStatement, rowsSql } from './rows-sql.ts';

/** The stock of a scope, and the facts of what was sold. */
const stockAndSales = (scope: StockScope) => ({
  positions: positionsOf(),
  locations: locationsOf(scope),
  sales: scopeCondition(scope).where,
});

/** Stock and requests behind figures of stock. */
export function stockRows({ rows: key }: FigureKey, scope: StockScope): RowsStatement | undefined {
  const params = stockParams(scope);
  switch (key) {
    case 'paradoxical_stock_out_rate':
      return { rows: rowsSql('missed_requests', { missed: missedDemand(scope) }), params };
    case 'phygital_demand_share':
      return { rows: rowsSql('service_requests', demandConditions(scope)), params };
    case 'sell_through':
    case 'days_of_stock_left':
    case 'stock_out_rate':
    case 'stock_out_time_share':
    case 'stock_out_demand_share':
    case 'avoidable_stock_out_rate':
    case 'aged_stock_90':
    case 'aged_stock_180':
    case 'stock_value': {
      const locations = locationsOf(scope);
      const parts = { key, figure: stockSql(key), positions: positionsOf(), locations };
      return { rows: rowsSql('stock_positions', parts), params };
    }
    case 'gmroi':
      return { rows: rowsSql('invested_stock', { ...stockAndSales(scope), gmroi: stockSql('gmroi') }), params };
    case 'margin_pressure':
      return {
        rows: rowsSql('stock_costs', {
          ...stockAndSales(scope),
          holding_cost: stockSql('holding_cost'),
          stores: locationsOf(scope, 'store_id'),
        }),
        params,
      };
    default:
      return undefined;
  }
}
