import { type AttributionModel, isTouchModel } from '../../credits/model/attribution-model.ts';
import { creditedOrders } from '../../credits/store/credits.ts';
import { withOrderPaths } from '../../credits/store/order-paths.ts';
import type { FigureKey } from '../../metrics/model/figure-key.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import { dayExpression, scopeCondition } from '../../reports/store/report-scope.ts';
import type { SpentSum } from '../../spend/model/count-spend.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { isPurchase } from '../../warehouse/store/purchase-sql.ts';
import { type MadeRows, type RowsStatement, rowsSql } from './rows-sql.ts';

const SPEND_ROWS = [
  'customer_acquisition_cost',
  'customer_retention_cost',
  'acquisition_retention_ratio',
  'marketing_efficiency_ratio',
  'return_on_ad_spend',
] as const;
export const isOfSpend = ({ rows }: FigureKey): boolean => SPEND_ROWS.some((key) => key === rows);

/** Spend beside the customers and orders that it is held against. */
export function spendRows(
  { rows, of }: FigureKey,
  scope: ReportScope,
  spent: readonly SpentSum[],
): RowsStatement | MadeRows | undefined {
  const { where, params: period } = scopeCondition(scope);
  const params = {
    ...period,
    spentChannels: spent.map(({ channel }) => channel),
    spentCampaigns: spent.map(({ campaign }) => campaign),
    spentPurposes: spent.map(({ purpose }) => purpose),
    spentAmounts: spent.map(({ amountMinor }) => amountMinor.toString()),
  };
  const both = (...statements: string[]) => statements.join('\nUNION ALL\n');
  const cost = (purpose: SpentSum['purpose']): string => {
    const isNew = purpose === 'ACQUISITION';
    const people = rowsSql('bought_within', {
      where,
      day: dayExpression(scope.zone),
      purchase: isPurchase(),
      person: personOf('fact.customer_id'),
      survivors: joinSurvivors('fact.customer_id'),
      among: `first_day ${isNew ? '>=' : '<'} {from:Date32}`,
    });
    return both(rowsSql('spend', { part: 'spent.4', whole: '0', among: `spent.3 = '${purpose}'` }), people);
  };
  const divisor = rowsSql('spend', { part: 'toInt64(0)', whole: 'spent.4', among: '1' });
  const [acquisition, retention] = [cost('ACQUISITION'), cost('RETENTION')];
  switch (rows) {
    case 'customer_acquisition_cost':
      return { rows: acquisition, params, hasCampaign: true };
    case 'customer_retention_cost':
      return { rows: retention, params, hasCampaign: true };
    case 'acquisition_retention_ratio':
      return { rows: acquisition, against: retention, params, hasCampaign: true };
    case 'marketing_efficiency_ratio':
      return { rows: both(rowsSql('order_nets', { where }), divisor), params, hasCampaign: true };
    case 'return_on_ad_spend': {
      const model = of['model'] as AttributionModel;
      if (!isTouchModel(model)) throw new TypeError(`${model} splits no single order`);
      const by = of['by'] === 'CAMPAIGN' ? 'CAMPAIGN' : 'CHANNEL';
      const keys = new Set(
        spent.map((one) => (by === 'CHANNEL' ? one.channel : one.campaign)).filter((key) => key !== ''),
      );
      const window = { by, windowDays: Number(of['windowDays']), halfLifeDays: Number(of['halfLifeDays']) } as const;
      const given = { ...params, creditedKeys: [...keys] };
      return {
        make: (warehouse, work) =>
          withOrderPaths(warehouse, scope, window, (made) => {
            const credited = creditedOrders(made, model);
            const orders = rowsSql('credited_orders', { credited_orders: credited.text });
            return work({ rows: both(orders, divisor), params: { ...given, ...credited.params }, hasCampaign: true });
          }),
      };
    }
    default:
      return undefined;
  }
}
