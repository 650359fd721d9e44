import type { FigureKey } from '../../metrics/model/figure-key.ts';
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
  | 'SPEND'
  | 'STOCK'
  | 'STORE_DAY'
  | 'REQUEST';

/** How a figure is computed from its rows: from all of them, or from those of each of two groups. */
type MadeBy = 'RATIO' | 'SUM' | 'MEDIAN' | 'PERCENTILE_95' | ComparedBy;

/** How the ratios of two groups become one figure. */
type ComparedBy = 'UPLIFT' | 'DIFFERENCE' | 'QUOTIENT';

/** Which side of a comparison a row is on. */
type RowGroup = 'ACQUISITION' | 'RETENTION' | 'OMNI' | 'MONO' | 'SHOWN' | 'NOT_SHOWN';

/** Both groups, the one compared first. */
interface Comparison {
  readonly by: ComparedBy;
  readonly groups: readonly [RowGroup, RowGroup];
}

/** What an amount of a row counts; its integers have so many decimals, those of money by the currency. */
export interface RowAmount {
  readonly unit: MetricUnit;
  readonly digits: number;
  /** The integers are of so small a part of an amount; of the amount itself when absent. */
  readonly parts?: bigint;
}

/** The rows of a figure, and what their two amounts are. */
export interface RowsOfFigure {
  readonly kind: RowKind;
  readonly madeBy: MadeBy;
  readonly numerator: RowAmount;
  readonly denominator: RowAmount;
  /** What goods cost can be read from single rows: they are for those who may see costs. */
  readonly tellsCosts?: true;
  /** Two groups whose rows the figure compares; a key that names one of them opens its rows alone. */
  readonly compared?: Comparison;
}

const COUNT: RowAmount = { unit: 'COUNT', digits: 0 };
const MONEY: RowAmount = { unit: 'MONEY', digits: 0 };
/** Kept in milliseconds. */
const TIME: RowAmount = { unit: 'SECONDS', digits: 3 };
/** Amounts that lay for a day, of which 365 are one that lay for a year. */
const MONEY_YEARS: RowAmount = { unit: 'MONEY', digits: 0, parts: 365n };
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
const OMNI_AND_MONO = ['OMNI', 'MONO'] as const;
const compared = (rows: RowsOfFigure, by: ComparedBy, groups: Comparison['groups']): RowsOfFigure => ({
  ...rows,
  compared: { by, groups },
});
const atCost = (rows: RowsOfFigure): RowsOfFigure => ({ ...rows, tellsCosts: true });

/** Figures whose rows can be opened by the key of the figure; of a comparison, those of each group. */
export const ROWS_OF_FIGURES = {
  cross_channel_conversion: ratio('CUSTOMER'),
  cross_channel_buyers: ratio('CUSTOMER'),
  research_online_rate: ratio('CUSTOMER'),
  retention: compared(ratio('CUSTOMER'), 'DIFFERENCE', OMNI_AND_MONO),
  store_spend_uplift: compared(ratio('CUSTOMER', MONEY), 'UPLIFT', OMNI_AND_MONO),
  online_spend_uplift: compared(ratio('CUSTOMER', MONEY), 'UPLIFT', OMNI_AND_MONO),
  repeat_visits: ratio('CUSTOMER'),
  repeat_visit_uplift: compared(ratio('CUSTOMER'), 'UPLIFT', OMNI_AND_MONO),
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
  promise_conversion: compared(ratio('VISIT'), 'UPLIFT', ['SHOWN', 'NOT_SHOWN']),
  promise_basket: compared(ratio('VISIT', MONEY), 'UPLIFT', ['SHOWN', 'NOT_SHOWN']),
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
  customer_lifetime_value: ratio('CUSTOMER', MONEY),
  omni_lifetime_value_uplift: compared(ratio('CUSTOMER', MONEY), 'UPLIFT', OMNI_AND_MONO),
  customer_lifetime_margin: atCost(ratio('CUSTOMER', MONEY)),
  omni_lifetime_margin_uplift: atCost(compared(ratio('CUSTOMER', MONEY), 'UPLIFT', OMNI_AND_MONO)),
  lifetime_cost_coverage: atCost(ratio('CUSTOMER', MONEY, MONEY)),
  customer_acquisition_cost: ratio('SPEND', MONEY),
  customer_retention_cost: ratio('SPEND', MONEY),
  acquisition_retention_ratio: compared(ratio('SPEND', MONEY), 'QUOTIENT', ['ACQUISITION', 'RETENTION']),
  marketing_efficiency_ratio: ratio('SPEND', MONEY, MONEY),
  return_on_ad_spend: ratio('SPEND', MONEY, MONEY),
  gmroi: atCost(ratio('STOCK', MONEY, MONEY_YEARS)),
  margin_pressure: atCost(ratio('STOCK', MONEY, MONEY)),
  multichannel_return: atCost(ratio('STORE_DAY', MONEY, MONEY)),
  cross_channel_return: atCost(ratio('STORE_DAY', MONEY, MONEY)),
  omnichannel_return: atCost(ratio('STORE_DAY', MONEY, MONEY)),
} as const satisfies Partial<Record<MetricKey, RowsOfFigure>>;

type RowsKey = keyof typeof ROWS_OF_FIGURES;

const isRowsKey = (key: string): key is RowsKey => Object.hasOwn(ROWS_OF_FIGURES, key);

/** What the rows of a key are: of one group where it names one. */
export function rowsOfKey({ rows, of }: Pick<FigureKey, 'rows' | 'of'>): RowsOfFigure {
  if (!isRowsKey(rows)) throw new TypeError(`no rows of ${rows}`);
  const { compared: comparison, ...all }: RowsOfFigure = ROWS_OF_FIGURES[rows];
  if (!comparison || of['group'] !== undefined) return all;
  return { ...all, madeBy: comparison.by, compared: comparison };
}
