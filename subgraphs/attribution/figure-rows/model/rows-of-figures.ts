import type { MetricUnit } from '../../metrics/model/metric.ts';
import type { MetricKey } from '../../metrics/model/metrics.ts';

/** What one row is. */
type RowKind =
  | 'CUSTOMER'
  | 'ORDER'
  | 'PICKUP'
  | 'PROMISE'
  | 'RETURN'
  | 'CONVERSATION'
  | 'INTERACTION'
  | 'TRY_ON'
  | 'POINTS'
  | 'GIFT_CARD_USE'
  | 'SESSION'
  | 'VISIT'
  | 'STOCK'
  | 'REQUEST';

/** How a figure is computed from its rows. */
type MadeBy = 'RATIO' | 'SUM' | 'MEDIAN' | 'PERCENTILE_95';

/** What an amount of a row counts; its integers have so many decimals, those of money by the currency. */
export interface RowAmount {
  readonly unit: MetricUnit;
  readonly digits: number;
}

/** The rows of a figure, and what their two amounts are. */
export interface RowsOfFigure {
  readonly kind: RowKind;
  readonly madeBy: MadeBy;
  readonly numerator: RowAmount;
  readonly denominator: RowAmount;
  /** What goods cost can be read from single rows: they are for those who may see costs. */
  readonly tellsCosts?: true;
}

const COUNT: RowAmount = { unit: 'COUNT', digits: 0 };
const MONEY: RowAmount = { unit: 'MONEY', digits: 0 };
/** Kept in milliseconds. */
const TIME: RowAmount = { unit: 'SECONDS', digits: 3 };
/** Units a day, kept in millionths. */
const PACE: RowAmount = { unit: 'NUMBER', digits: 6 };

const ratio = (kind: RowKind, numerator = COUNT, denominator = COUNT): RowsOfFigure => ({
  kind,
  madeBy: 'RATIO',
  numerator,
  denominator,
});
const sum = (kind: RowKind, numerator: RowAmount): RowsOfFigure => ({
  kind,
  madeBy: 'SUM',
  numerator,
  denominator: COUNT,
});
const time = (kind: RowKind, madeBy: MadeBy): RowsOfFigure => ({ kind, madeBy, numerator: TIME, denominator: COUNT });
const atCost = (rows: RowsOfFigure): RowsOfFigure => ({ ...rows, tellsCosts: true });

/** Figures whose rows can be opened by the key of the figure; of a comparison, those of each group. */
export const ROWS_OF_FIGURES = {
  cross_channel_conversion: ratio('CUSTOMER'),
  cross_channel_buyers: ratio('CUSTOMER'),
  research_online_rate: ratio('CUSTOMER'),
  retention: ratio('CUSTOMER'),
  store_spend_uplift: ratio('CUSTOMER', MONEY),
  online_spend_uplift: ratio('CUSTOMER', MONEY),
  repeat_visits: ratio('CUSTOMER'),
  pickup_attach_rate: ratio('PICKUP'),
  pickup_adoption: ratio('CUSTOMER'),
  store_intent_loss: ratio('CUSTOMER'),

  promise_kept_rate: ratio('PROMISE'),
  pickup_promise_kept_rate: ratio('PROMISE'),
  day_promise_kept_rate: ratio('PROMISE'),
  same_day_promise_kept_rate: ratio('PROMISE'),
  saved_sales: sum('ORDER', COUNT),
  saved_sales_value: sum('ORDER', MONEY),
  return_in_store_share: ratio('RETURN'),
  exchange_share: ratio('RETURN'),
  visit_conversion: ratio('VISIT'),
  visit_basket: ratio('VISIT', MONEY),
  first_response_time: time('CONVERSATION', 'MEDIAN'),
  resolution_rate: ratio('CONVERSATION'),
  resolution_time: time('CONVERSATION', 'MEDIAN'),
  repeated_context_rate: ratio('INTERACTION'),
  fitting_room_capture_rate: ratio('TRY_ON'),
  points_latency: time('POINTS', 'PERCENTILE_95'),
  gift_card_cross_use: ratio('GIFT_CARD_USE', MONEY, MONEY),

  sessions: sum('SESSION', COUNT),
  bounce_rate: ratio('SESSION'),
  conversion_rate: ratio('SESSION'),
  pages_per_session: ratio('SESSION'),
  availability_disappointment: ratio('SESSION'),
  bot_share: ratio('SESSION'),
  unconsented_share: ratio('SESSION'),
  sales_per_session: ratio('SESSION', MONEY),

  paradoxical_stock_out_rate: ratio('REQUEST'),
  phygital_demand_share: ratio('REQUEST'),
  sell_through: ratio('STOCK'),
  days_of_stock_left: ratio('STOCK', COUNT, PACE),
  stock_out_rate: ratio('STOCK'),
  stock_out_time_share: ratio('STOCK'),
  stock_out_demand_share: ratio('STOCK', PACE, PACE),
  avoidable_stock_out_rate: ratio('STOCK'),
  aged_stock_90: atCost(ratio('STOCK', MONEY, MONEY)),
  aged_stock_180: atCost(ratio('STOCK', MONEY, MONEY)),
  stock_value: atCost(sum('STOCK', MONEY)),
} as const satisfies Partial<Record<MetricKey, RowsOfFigure>>;

export type RowsKey = keyof typeof ROWS_OF_FIGURES;

export const isRowsKey = (key: string): key is RowsKey => Object.hasOwn(ROWS_OF_FIGURES, key);
