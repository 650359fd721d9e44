import { browsers } from '../../cross-channel/store/cross-channel-sql.ts';
import type { Sample, Share } from '../../metrics/model/interval.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import { beforeCut, dayExpression, scopeCondition } from '../../reports/store/report-scope.ts';
import { inSegment } from '../../segments/store/segment-sql.ts';
import { bigint, boolean, integer, text } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { standing } from '../../warehouse/store/purchase-sql.ts';
import { readSqlFiles } from '../../warehouse/store/sql-files.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { ConversationFacts, Exposure, Quantile, ServiceFacts } from '../model/service-facts.ts';
import { readMaturity } from './maturity.ts';
import { CARD_CURRENCY, exponentParams, PAID_BY_CARD } from './paid-by-card.ts';
import { quantileColumns } from './quantile-sql.ts';

const serviceSql = readSqlFiles(new URL('../sql/', import.meta.url));

/** Conditions of the scope on the moments of service, and on the touchpoints. */
function conditionsOf(scope: ReportScope, shopZone: string) {
  const zone = scope.zone ?? shopZone;
  const { where, params } = scopeCondition(scope);
  const day = dayExpression(scope.zone);
  const touchDay = `toDate32(toTimeZone(occurred_at, '${zone}'))`;
  const known = (at: string) => (scope.cutAt === undefined ? '1' : beforeCut(at));
  const period = (on: string) => [`${on} >= {from:Date32}`, `${on} < {to:Date32}`, known('occurred_at')];
  const places = [
    ...(scope.channels.length > 0 ? ['channel IN {channels:Array(String)}'] : []),
    ...(scope.storeIds.length > 0 ? ['store_id IN {storeIds:Array(String)}'] : []),
  ];
  const customers = inSegment(scope.segment, 'customer_id');
  const [ofVisitor = '1'] = inSegment(scope.segment, "if(touch.customer_id != '', touch.customer_id, browser.person)");
  return {
    where,
    params,
    day,
    touchDay,
    moments: [...period(day), ...places, ...customers].join(' AND '),
    /** Steps that were known on the compared side, and what was due there. */
    known: known('occurred_at'),
    due: `promised_by <= {now:DateTime64(3, 'UTC')} AND ${known('promised_by')}`,
    momentsOfOrders: period(day).join(' AND '),
    salesScope: ['currency = {currency:String}', ...places, ...customers].join(' AND '),
    ofVisitor,
    // Whole partitions of years outside the period are skipped by the instant.
    touches: [
      'occurred_at >= addDays(toDateTime64({from:String}, 3), -1)',
      'occurred_at < addDays(toDateTime64({to:String}, 3), 1)',
      ...period(touchDay),
      ...places,
    ].join(' AND '),
  };
}

/** What the statements of service are filled with, and their parameters; `now` says which promises are due. */
export function servicePartsOf(scope: ReportScope, shopZone: string, now: Date) {
  const { params, momentsOfOrders, salesScope, touchDay, ofVisitor, ...conditions } = conditionsOf(scope, shopZone);
  return {
    parts: {
      ...conditions,
      moments_of_orders: momentsOfOrders,
      sales_scope: salesScope,
      paid_by_card: PAID_BY_CARD,
      card_currency: CARD_CURRENCY,
      standing: standing(),
      person: personOf('fact.customer_id'),
      survivors: joinSurvivors('fact.customer_id'),
      touch_day: touchDay,
      of_visitor: ofVisitor,
      touch_person: personOf('touch.customer_id'),
      touch_survivors: joinSurvivors('touch.customer_id'),
      placed_person: personOf('placed.customer_id'),
      placed_survivors: joinSurvivors('placed.customer_id'),
      browsers: browsers(),
    },
    params: { ...params, ...exponentParams(scope.currency), now: now.toISOString().slice(0, -1) },
  };
}

const quantileOf = (name: string) =>
  ({
    [`${name}_n`]: integer,
    [`${name}_value`]: integer,
    [`${name}_low`]: integer,
    [`${name}_high`]: integer,
  }) as const;

const toQuantile = (name: string, row: Readonly<Record<string, unknown>>): Quantile => ({
  n: Number(row[`${name}_n`] ?? 0),
  value: Number(row[`${name}_value`] ?? 0),
  low: Number(row[`${name}_low`] ?? 0),
  high: Number(row[`${name}_high`] ?? 0),
});

const NO_TIME: Quantile = { n: 0, value: 0, low: 0, high: 0 };
const NO_CONVERSATIONS: ConversationFacts = { opened: 0, resolved: 0, answer: NO_TIME, resolution: NO_TIME };
const NO_EXPOSURE: Exposure = { visits: { hits: 0, of: 0 }, baskets: { n: 0, sum: 0, sumOfSquares: 0 } };
const share = (hits: number | undefined, of: number | undefined): Share => ({ hits: hits ?? 0, of: of ?? 0 });

/** Everything that service is measured by, in one period; `now` says which promises are due. */
export async function readServiceFacts(
  warehouse: Warehouse,
  scope: ReportScope,
  shopZone: string,
  now: Date,
): Promise<ServiceFacts> {
  const { parts, params } = servicePartsOf(scope, shopZone, now);
  const ask = <C extends Parameters<Warehouse['query']>[2]>(
    name: string,
    columns: C,
    weight: 'LIGHT' | 'HEAVY' = 'LIGHT',
    quantiles: Readonly<Record<string, string>> = {},
  ) => warehouse.query(scope.generation, serviceSql(name, { ...parts, ...quantiles }), columns, params, weight);
  const [saved, returns, promises, points, cards, talks, met, tried, exposure, maturity] = await Promise.all([
    ask('saved_sales', { sold: integer, saved: integer, saved_net: bigint }),
    ask('returns', { returns: integer, exchanged: integer, online: integer, in_store: integer }),
    ask('promises', { promise: text, due: integer, kept: integer }),
    ask('points_latency', quantileOf('points'), 'LIGHT', {
      quantile: quantileColumns('points', 'value', 'true', 0.95),
    }),
    ask('gift_card_cross_use', { redemptions: integer, paid_minor: bigint, crossed_minor: bigint }),
    ask(
      'conversations',
      {
        by_channel: boolean,
        channel: text,
        opened: integer,
        resolved: integer,
        ...quantileOf('answer'),
        ...quantileOf('resolution'),
      },
      'LIGHT',
      {
        answer_quantile: quantileColumns('answer', 'answer_ms', 'is_answered', 0.5),
        resolution_quantile: quantileColumns('resolution', 'resolution_ms', 'is_resolved', 0.5),
      },
    ),
    ask('interactions', { interactions: integer, with_context: integer }, 'HEAVY'),
    ask('try_ons', { tried: integer, recorded: integer }),
    ask(
      'pickup_promise',
      {
        is_shown: boolean,
        visits: integer,
        converted: integer,
        orders_placed: integer,
        net_minor: bigint,
        net_squares: text,
      },
      'HEAVY',
    ),
    scope.segment ? undefined : readMaturity(warehouse, scope, shopZone, now),
  ]);
  const conversationOf = (row: (typeof talks)[number]): ConversationFacts => ({
    opened: row.opened,
    resolved: row.resolved,
    answer: toQuantile('answer', row),
    resolution: toQuantile('resolution', row),
  });
  const exposureOf = (isShown: boolean): Exposure => {
    const row = exposure.find((one) => one.is_shown === isShown);
    if (!row) return NO_EXPOSURE;
    const baskets: Sample = {
      n: row.orders_placed,
      sum: Number(row.net_minor),
      sumOfSquares: Number(row.net_squares),
    };
    return { visits: share(row.converted, row.visits), baskets };
  };
  const whole = talks.find((row) => !row.by_channel);
  return {
    saved: { share: share(saved[0]?.saved, saved[0]?.sold), netMinor: saved[0]?.saved_net ?? 0n },
    returnsInStore: share(returns[0]?.in_store, returns[0]?.online),
    exchanges: share(returns[0]?.exchanged, returns[0]?.returns),
    promises: new Map(promises.map(({ promise, kept, due }) => [promise, share(kept, due)])),
    pointsLatency: points[0] ? toQuantile('points', points[0]) : NO_TIME,
    giftCards: {
      redemptions: cards[0]?.redemptions ?? 0,
      paidMinor: cards[0]?.paid_minor ?? 0n,
      crossedMinor: cards[0]?.crossed_minor ?? 0n,
    },
    conversations: whole ? conversationOf(whole) : NO_CONVERSATIONS,
    conversationsByChannel: new Map(
      talks.filter((row) => row.by_channel).map((row) => [row.channel, conversationOf(row)]),
    ),
    withContext: share(met[0]?.with_context, met[0]?.interactions),
    tryOns: share(tried[0]?.recorded, tried[0]?.tried),
    promiseShown: exposureOf(true),
    noPromiseShown: exposureOf(false),
    maturity,
  };
}
