import type { Share } from '../../metrics/model/interval.ts';
import { addDays } from '../../periods/model/business-day.ts';
import type { Period } from '../../periods/model/period.ts';
import { integer } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { ATTACH_HOURS, RESEARCH_DAYS } from '../model/windows.ts';
import {
  anywhere,
  crossChannelSql,
  type FactScope,
  inAnyChannel,
  type Params,
  paramsOf,
  pickups,
  purchases,
  storeMoments,
  touches,
} from './cross-channel-sql.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

async function readShare(
  warehouse: Warehouse,
  { scope }: FactScope,
  statement: string,
  params: Params,
): Promise<Share> {
  const [row] = await warehouse.query(scope.generation, statement, { hits: integer, people: integer }, params, 'HEAVY');
  return { hits: row?.hits ?? 0, of: row?.people ?? 0 };
}

/** Touches of a period in the channels asked for, and the purchases of as many days more in any. */
export function touchesAndPurchases(facts: FactScope, touched: Period, withinDays: number) {
  const bought = { from: touched.from, to: addDays(touched.to, withinDays) };
  return {
    parts: { touches: touches(facts, 'touched'), purchases: purchases(inAnyChannel(facts), 'bought') },
    params: paramsOf(facts, { touched, bought }, { within: withinDays }),
  };
}

/** People who bought in another channel than they touched ÷ people with a touch. */
export function readCrossChannelBuyers(warehouse: Warehouse, facts: FactScope, touched: Period, withinDays: number) {
  const { parts, params } = touchesAndPurchases(facts, touched, withinDays);
  return readShare(warehouse, facts, crossChannelSql('cross_channel_buyers', parts), params);
}

/** Purchases in stores, and touches online in any channel up to a week before. */
export function storePurchasesAndTouches(facts: FactScope) {
  const { period } = facts.scope;
  const touched = { from: addDays(period.from, -RESEARCH_DAYS - 1), to: period.to };
  return {
    parts: { purchases: purchases(facts, 'period', true), touches: touches(anywhere(facts), 'touched') },
    params: paramsOf(facts, { period, touched }, { researchMs: RESEARCH_DAYS * DAY_MS }),
  };
}

/** Store buyers with a touch online, in any channel, in the week before ÷ store buyers. */
export function readResearchOnline(warehouse: Warehouse, facts: FactScope): Promise<Share> {
  const { parts, params } = storePurchasesAndTouches(facts);
  return readShare(warehouse, facts, crossChannelSql('research_online_rate', parts), params);
}

/** Touches of people who looked for a store, and the moments in any store of as many days more. */
export function intentsAndMoments(facts: FactScope, touched: Period, withinDays: number) {
  const came = { from: touched.from, to: addDays(touched.to, withinDays + 1) };
  return {
    parts: { touches: touches(facts, 'touched'), moments: storeMoments(anywhere(facts), 'came') },
    params: paramsOf(facts, { touched, came }, { withinMs: withinDays * DAY_MS }),
  };
}

/** People with an intent who came to no store at all in the days after ÷ people with an intent. */
export function readStoreIntentLoss(warehouse: Warehouse, facts: FactScope, touched: Period, withinDays: number) {
  const { parts, params } = intentsAndMoments(facts, touched, withinDays);
  return readShare(warehouse, facts, crossChannelSql('store_intent_loss', parts), params);
}

/** Orders collected, and purchases in any store up to a day more. */
export function pickupsAndPurchases(facts: FactScope) {
  const { period } = facts.scope;
  const bought = { from: period.from, to: addDays(period.to, 1) };
  return {
    parts: { pickups: pickups(facts, 'period', true), purchases: purchases(anywhere(facts), 'bought', true) },
    params: paramsOf(facts, { period, bought }, { attachMs: ATTACH_HOURS * HOUR_MS }),
  };
}

/** Pickups with another purchase in a store right after ÷ pickups. */
export function readPickupAttach(warehouse: Warehouse, facts: FactScope): Promise<Share> {
  const { parts, params } = pickupsAndPurchases(facts);
  return readShare(warehouse, facts, crossChannelSql('pickup_attach_rate', parts), params);
}

/** Purchases of the period. */
export function purchasesOfPeriod(facts: FactScope) {
  const { period } = facts.scope;
  return { parts: { purchases: purchases(facts, 'period', true) }, params: paramsOf(facts, { period }) };
}

/** Online buyers who chose to collect an order ÷ online buyers. */
export function readPickupAdoption(warehouse: Warehouse, facts: FactScope): Promise<Share> {
  const { parts, params } = purchasesOfPeriod(facts);
  return readShare(warehouse, facts, crossChannelSql('pickup_adoption', parts), params);
}
