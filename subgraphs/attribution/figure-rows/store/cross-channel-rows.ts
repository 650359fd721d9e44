import { MOST_ORDERS } from '../../cross-channel/model/omni-comparison.ts';
import { DEFAULT_WITHIN_DAYS, finishedPart } from '../../cross-channel/model/windows.ts';
import { orderValues, repeatVisits, retention, withHabits } from '../../cross-channel/store/comparisons.ts';
import type { FactScope } from '../../cross-channel/store/cross-channel-sql.ts';
import {
  intentsAndMoments,
  pickupsAndPurchases,
  purchasesOfPeriod,
  storePurchasesAndTouches,
  touchesAndPurchases,
} from '../../cross-channel/store/shares.ts';
import type { FigureKey } from '../../metrics/model/figure-key.ts';
import { type RowsStatement, rowsSql } from './rows-sql.ts';

/** Customers behind figures from channel to channel, and of several channels against one. */
export function crossChannelRows(key: FigureKey, facts: FactScope): RowsStatement | undefined {
  const { of } = key;
  const withinDays = Number(of['withinDays'] ?? DEFAULT_WITHIN_DAYS);
  const touched = finishedPart(facts.scope.period, withinDays, key.today);
  const filled = (
    name: string,
    { parts, params }: { parts: Readonly<Record<string, string>>; params: RowsStatement['params'] },
    more: RowsStatement['params'] = {},
  ): RowsStatement => ({ rows: rowsSql(name, parts), params: { ...params, ...more } });
  const followed = (conditions: { touched: string; bought: string }) => {
    const { parts, params } = touchesAndPurchases(facts, touched, withinDays);
    const cell = { touchedChannel: of['touched'] ?? '', boughtChannel: of['bought'] ?? '' };
    return filled('followed_touches', { parts: { ...parts, ...conditions }, params }, cell);
  };
  const ofGroups = (observation: Parameters<typeof withHabits>[1]): RowsStatement => {
    const { parts, params } = withHabits(facts, observation);
    const ofGroup = (group: string) => rowsSql('omni_group', { ...parts, is_omni: group === 'OMNI' ? '1' : '0' });
    const orders = {
      fewestOrders: Number(of['fewestOrders'] ?? 1),
      mostOrders: Number(of['mostOrders'] ?? MOST_ORDERS),
    };
    return {
      rows: ofGroup(of['group'] ?? 'OMNI'),
      ...(of['group'] === undefined ? { against: ofGroup('MONO') } : {}),
      params: { ...params, ...orders },
    };
  };
  switch (key.rows) {
    case 'cross_channel_conversion':
      return followed({
        touched: 'channel = {touchedChannel:String}',
        bought: 'sale.channel = {boughtChannel:String}',
      });
    case 'cross_channel_buyers':
      return followed({ touched: '1', bought: 'sale.channel != touch.channel' });
    case 'research_online_rate':
      return filled('research_online', storePurchasesAndTouches(facts));
    case 'store_intent_loss':
      return filled('store_intents', intentsAndMoments(facts, touched, withinDays));
    case 'pickup_attach_rate':
      return filled('pickups_attached', pickupsAndPurchases(facts));
    case 'pickup_adoption':
      return filled('online_buyers', purchasesOfPeriod(facts));
    case 'retention':
      return ofGroups(retention(facts));
    case 'store_spend_uplift':
    case 'online_spend_uplift':
      return ofGroups(orderValues(facts, key.rows));
    case 'repeat_visits':
    case 'repeat_visit_uplift':
      return ofGroups(repeatVisits(facts, key.today));
    default:
      return undefined;
  }
}
