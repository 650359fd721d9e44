import { type Period, parseZone } from '../../periods/model/period.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import { beforeCut, dayExpression } from '../../reports/store/report-scope.ts';
import { inSegment, segmentParams } from '../../segments/store/segment-sql.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { isPurchase, standing } from '../../warehouse/store/purchase-sql.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';

/** The statements of the area, `cross-channel/sql/<name>.sql`. */
export const crossChannelSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** Which facts are read, and the zone whose days touches have. */
export interface FactScope {
  readonly scope: ReportScope;
  /** IANA name of the zone of the days. */
  readonly zone: string;
  /** Tables with the touches and purchases of all days that are asked for; undefined: they are read from the facts. */
  readonly made?: { readonly touches: string; readonly purchases: string } | undefined;
}

/** A period under the name that its two parameters bear: `<name>From` and `<name>To`. */
export type Days = Readonly<Record<string, Period>>;

export type Params = Readonly<Record<string, unknown>>;

/** Parameters of a statement over some periods. */
export function paramsOf({ scope, zone }: FactScope, days: Days, more: Params = {}): Params {
  const bounds = Object.entries(days).flatMap(([name, { from, to }]) => [
    [`${name}From`, from],
    [`${name}To`, to],
  ]);
  return {
    currency: scope.currency,
    channels: [...scope.channels],
    storeIds: [...scope.storeIds],
    ...segmentParams(scope.segment),
    zone: parseZone(zone),
    ...(scope.cutAt ? { cutZone: scope.cutAt.zone, cutTime: scope.cutAt.time } : {}),
    ...Object.fromEntries(bounds),
    ...more,
  };
}

const within = (day: string, name: string) => `${day} >= {${name}From:Date32} AND ${day} < {${name}To:Date32}`;

/** The same facts of every channel: what a filter names is one side of a figure, the other is anywhere. */
export const inAnyChannel = (facts: FactScope): FactScope => ({ ...facts, scope: { ...facts.scope, channels: [] } });

/** The same facts of every channel and store: what somebody does elsewhere says how they buy. */
export const anywhere = (facts: FactScope): FactScope => ({
  ...facts,
  scope: { ...facts.scope, channels: [], storeIds: [] },
});

/** Facts of orders that the scope names, whatever their day and currency: people are counted in all of them. */
function factsOf({ scope }: Pick<FactScope, 'scope'>): string {
  const conditions = ['1', ...inSegment(scope.segment, 'customer_id')];
  if (scope.channels.length > 0) conditions.push('channel IN {channels:Array(String)}');
  if (scope.storeIds.length > 0) conditions.push('store_id IN {storeIds:Array(String)}');
  return conditions.join(' AND ');
}

/** Nothing after the instant at which the period compared with is cut. */
const cut = ({ scope }: FactScope): string =>
  scope.cutAt === undefined ? '' : ` AND ${beforeCut('occurred_at', 'periodTo')}`;

/**
 * Purchases of known customers in a period, in any currency:
 * `person, order_id, channel, is_store, delivery_method, day, at`.
 */
export function purchases(facts: FactScope, name: string, isCut = false): string {
  if (facts.made) {
    // What was made once is of the customers of the segment already.
    const where = `${factsOf({ scope: { ...facts.scope, segment: undefined } })} AND ${within('day', name)}${isCut ? cut(facts) : ''}`;
    const columns = 'person, order_id, channel, store_id, is_store, delivery_method, day, occurred_at, at';
    return `SELECT ${columns} FROM ${facts.made.purchases} WHERE ${where}`;
  }
  const day = dayExpression(facts.scope.zone);
  return crossChannelSql('purchases', {
    day,
    where: `${factsOf(facts)} AND ${within(day, name)}${isCut ? cut(facts) : ''}`,
    purchase: isPurchase(),
    person: personOf('fact.customer_id'),
    survivors: joinSurvivors('fact.customer_id'),
  });
}

/** Orders that stand, placed in a period: `customer_id, order_id, channel, delivery_method, at, value, is_returned`. */
export function standingOrders(facts: FactScope, name: string, place = '1'): string {
  const day = dayExpression(facts.scope.zone);
  return crossChannelSql('standing_orders', {
    where: `currency = {currency:String} AND ${factsOf(facts)} AND ${day} >= {${name}From:Date32} AND ${place} AND ${standing()}`,
    placed: within(`minIf(${day}, kind = 'PLACED')`, name),
  });
}

/** Browsers that are one person's, and of no other: `anonymous_id, person`. */
export const browsers = (): string =>
  crossChannelSql('browsers', { person: personOf('link.customer_id'), survivors: joinSurvivors('link.customer_id') });

/** Touches of known people in a period: `person, channel, is_online, is_store, is_intent, day, at`. */
export function touches(facts: FactScope, name: string): string {
  const { channels, storeIds } = facts.scope;
  const day = facts.made ? 'day' : 'toDate32(toTimeZone(occurred_at, {zone:String}))';
  const conditions = [within(day, name)];
  if (!facts.made) {
    // Reads the parts of these years alone; a zone is less than a day apart from UTC.
    conditions.push(`occurred_at >= toDateTime64({${name}From:Date32}, 3, 'UTC') - INTERVAL 1 DAY`);
    conditions.push(`occurred_at < toDateTime64({${name}To:Date32}, 3, 'UTC') + INTERVAL 1 DAY`);
  }
  if (channels.length > 0) conditions.push('channel IN {channels:Array(String)}');
  if (storeIds.length > 0) conditions.push("(store_id = '' OR store_id IN {storeIds:Array(String)})");
  if (facts.made) {
    const columns = 'person, channel, store_id, is_store, is_intent, is_online, day, at';
    return `SELECT ${columns} FROM ${facts.made.touches} WHERE ${conditions.join(' AND ')}`;
  }
  const all = crossChannelSql('touches', {
    day,
    where: conditions.join(' AND '),
    person: personOf('touch.customer_id'),
    survivors: joinSurvivors('touch.customer_id'),
    browsers: browsers(),
  });
  const [ofSegment] = inSegment(facts.scope.segment, 'person');
  return ofSegment === undefined ? all : `SELECT * FROM (${all}) WHERE ${ofSegment}`;
}

/** Collected orders of known customers: `person, order_id, pickup_id, at`. */
export function pickups(facts: FactScope, name: string, isCut = false): string {
  const { storeIds } = facts.scope;
  const day = dayExpression(facts.scope.zone);
  const atStore = storeIds.length > 0 ? ' AND location_id IN {storeIds:Array(String)}' : '';
  return crossChannelSql('pickups', {
    where: `${within(day, name)}${atStore}${isCut ? cut(facts) : ''}`,
    facts: `${pickedUpFacts(facts)} AND ${isPurchase()}`,
    person: personOf('sale.customer_id'),
    survivors: joinSurvivors('sale.customer_id'),
  });
}

/** An online order that is collected at a store has no selling store: the store is where it is collected. */
function pickedUpFacts({ scope }: FactScope): string {
  const conditions = ['1', ...inSegment(scope.segment, 'customer_id')];
  if (scope.channels.length > 0) conditions.push('channel IN {channels:Array(String)}');
  return conditions.join(' AND ');
}

/** Moments at which people were in a store: `person, at`. */
export function storeMoments(facts: FactScope, name: string): string {
  return crossChannelSql('store_moments', {
    touches: touches(facts, name),
    purchases: purchases(facts, name),
    pickups: pickups(facts, name),
  });
}
