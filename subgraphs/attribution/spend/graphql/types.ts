import { builder, MoneyType } from '../../builder.ts';
import { AttributionModelType } from '../../credits/graphql/types.ts';
import { convertMinor } from '../../exchange-rates/model/convert.ts';
import { MetricValueType } from '../../metrics/graphql/types.ts';
import { figureText, numberText } from '../../metrics/model/figure-text.ts';
import { ChannelType } from '../../references.ts';
import { ReportFrameType } from '../../reports/graphql/types.ts';
import { frameOf } from '../../reports/model/report-frame.ts';
import type { SpendReport } from '../get-spend-report.ts';
import type { SpendConversion } from '../model/count-spend.ts';
import type { RatedSpend } from '../model/spend.ts';
import { acquisitionCost, returnOn, rowIntervals, type SpendRow, spentOn } from '../model/spend-report.ts';

export const SpendPurposeType = builder.enumType('SpendPurpose', {
  description: 'What money was spent for.',
  values: {
    ACQUISITION: { description: 'To win customers.' },
    RETENTION: { description: 'To keep customers.' },
  },
});

export const SpendKeyType = builder.enumType('SpendKey', {
  description: 'By what spend is summed.',
  values: {
    CHANNEL: { description: 'By channel.' },
    CAMPAIGN: { description: 'By campaign.' },
  },
});

const CONVERTED =
  "In the shop's currency, each day's amount by the rate that is kept for its day; null in the shop's own currency, and where there is none.";

export const SpendType = builder.objectRef<RatedSpend>('Spend').implement({
  description: 'What was spent on a channel, a campaign and a day, as it was stated last.',
  fields: (t) => ({
    day: t.field({ type: 'Date', description: 'The business day.', resolve: ({ day }) => day }),
    channelCode: t.string({ description: 'The channel, as its moments have it.', resolve: ({ channel }) => channel }),
    campaign: t.string({
      nullable: true,
      description: 'The campaign; null for what belongs to none.',
      resolve: ({ campaign }) => (campaign === '' ? null : campaign),
    }),
    purpose: t.field({ type: SpendPurposeType, description: 'What for.', resolve: ({ purpose }) => purpose }),
    amount: t.field({
      type: MoneyType,
      description: 'How much, in the currency and with or without tax as it was stated.',
      resolve: ({ amountMinor, currency }) => ({ minor: amountMinor, currency }),
    }),
    convertedAmount: t.field({
      type: MoneyType,
      nullable: true,
      description: CONVERTED,
      resolve: ({ amountMinor, currency, rate }, _args, { deps }) => {
        const { currencyCode } = deps.config;
        return rate === null
          ? null
          : { minor: convertMinor(amountMinor, rate, currency, currencyCode), currency: currencyCode };
      },
    }),
  }),
});

const SpendConversionType = builder
  .objectRef<SpendConversion & { readonly reportCurrency: string }>('SpendConversion')
  .implement({
    description: "What was spent in one other currency than the report's, and what it counts for.",
    fields: (t) => ({
      isConverted: t.boolean({
        description:
          'Whether it is in the figures of the report: false for days of which no rate was known, and in reports of another currency than that of the shop.',
        resolve: ({ countedMinor }) => countedMinor !== undefined,
      }),
      amount: t.field({
        type: MoneyType,
        description: 'As it was stated.',
        resolve: ({ amountMinor, currency }) => ({ minor: amountMinor, currency }),
      }),
      convertedAmount: t.field({
        type: MoneyType,
        nullable: true,
        description: CONVERTED,
        resolve: ({ countedMinor, reportCurrency }) =>
          countedMinor === undefined ? null : { minor: countedMinor, currency: reportCurrency },
      }),
      lowestRate: t.field({
        type: 'Decimal',
        nullable: true,
        description: "The lowest of the rates: how many of the shop's currency one is worth; null where there is none.",
        resolve: ({ lowestRate }) => lowestRate,
      }),
      highestRate: t.field({
        type: 'Decimal',
        nullable: true,
        description: 'The highest of the rates; null where there is none.',
        resolve: ({ highestRate }) => highestRate,
      }),
    }),
  });

type PricedRow = SpendRow & {
  readonly by: 'CHANNEL' | 'CAMPAIGN';
  readonly currency: string;
  readonly intervals: ReturnType<typeof rowIntervals>;
};

const hundredths = (value: number | undefined): string | null =>
  value === undefined ? null : numberText(value / 100, 'NUMBER', '');

const rounded = (value: number | undefined, currency: string) =>
  value === undefined ? null : { minor: BigInt(Math.round(value)), currency };

const OF_INTERVAL =
  'of the interval of 95 %; null below 30 of those who are credited to it, and where the figure is null';

const RowType = builder.objectRef<PricedRow>('SpendReportRow').implement({
  description: 'What a channel or a campaign cost, and what the model gives it.',
  fields: (t) => ({
    code: t.string({ description: 'Code of the channel, or the campaign; empty for none.', resolve: ({ key }) => key }),
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description: 'The channel; null for campaigns, and when it cannot be read at the moment.',
      resolve: ({ by, key }) => (by === 'CHANNEL' && key !== '' ? { code: key } : null),
    }),
    spend: t.field({
      type: MoneyType,
      description: 'All that was spent, to win and to keep customers, in the currency of the report.',
      resolve: (row) => ({ minor: spentOn(row), currency: row.currency }),
    }),
    acquisitionSpend: t.field({
      type: MoneyType,
      description: 'What was spent to win customers.',
      resolve: ({ acquisition, currency }) => ({ minor: acquisition, currency }),
    }),
    retentionSpend: t.field({
      type: MoneyType,
      description: 'What was spent to keep customers.',
      resolve: ({ retention, currency }) => ({ minor: retention, currency }),
    }),
    netSales: t.field({
      type: MoneyType,
      description: 'Net sales that the model gives it, ex tax and shipping.',
      resolve: ({ net, currency }) => ({ minor: net, currency }),
    }),
    newCustomers: t.field({
      type: 'Decimal',
      description: 'First orders that the model gives it, with four decimals; a canceled one is taken back.',
      resolve: ({ newcomers }) => figureText(newcomers, 'RATE', '') ?? '0',
    }),
    returnOnSpend: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'Net sales ÷ spend, with two decimals: 2.00 is twice what was spent; null without spend, and for what belongs to no campaign.',
      resolve: (row) => figureText(returnOn(row), 'NUMBER', ''),
    }),
    orders: t.field({
      type: 'Decimal',
      description: 'Orders that the model gives it, with four decimals; a canceled one is taken back.',
      resolve: ({ orders }) => figureText(orders, 'RATE', '') ?? '0',
    }),
    returnOnSpendLow: t.field({
      type: 'Decimal',
      nullable: true,
      description: `The lower end of \`returnOnSpend\`, ${OF_INTERVAL}, and for models that split no single order.`,
      resolve: ({ intervals }) => hundredths(intervals.returnOnSpend?.low),
    }),
    returnOnSpendHigh: t.field({
      type: 'Decimal',
      nullable: true,
      description: `The upper end of \`returnOnSpend\`, ${OF_INTERVAL}, and for models that split no single order.`,
      resolve: ({ intervals }) => hundredths(intervals.returnOnSpend?.high),
    }),
    acquisitionCostLow: t.field({
      type: MoneyType,
      nullable: true,
      description: `The lower end of \`acquisitionCost\`, ${OF_INTERVAL}.`,
      resolve: ({ intervals, currency }) => rounded(intervals.acquisitionCost?.low, currency),
    }),
    acquisitionCostHigh: t.field({
      type: MoneyType,
      nullable: true,
      description: `The upper end of \`acquisitionCost\`, ${OF_INTERVAL}.`,
      resolve: ({ intervals, currency }) => rounded(intervals.acquisitionCost?.high, currency),
    }),
    acquisitionCost: t.field({
      type: MoneyType,
      nullable: true,
      description:
        'Spend to win customers ÷ new customers; null where either is none, and for what belongs to no campaign.',
      resolve: (row) => {
        const minor = acquisitionCost(row);
        return minor === null ? null : { minor, currency: row.currency };
      },
    }),
  }),
});

export const SpendReportType = builder.objectRef<SpendReport>('SpendReport').implement({
  description: 'What was spent in a period, and its return by a model.',
  fields: (t) => ({
    frame: t.field({
      type: ReportFrameType,
      description: 'Which days, compared with which, and which currency.',
      resolve: ({ plan, computedAt }) => frameOf(plan, computedAt),
    }),
    model: t.field({
      type: AttributionModelType,
      description: 'How orders are split.',
      resolve: ({ request }) => request.model,
    }),
    windowDays: t.int({
      description: 'Days before an order in which moments count.',
      resolve: ({ request }) => request.windowDays,
    }),
    cards: t.field({
      type: [MetricValueType],
      description: 'Acquisition and retention cost, their ratio, and the return of all spend; at most 10.',
      resolve: ({ cards }) => [...cards],
    }),
    rows: t.field({
      type: [RowType],
      description: 'By falling spend, at most 500; those without spend come last.',
      resolve: ({ rows, request, plan, spread }) =>
        rows.slice(0, 500).map((row) => ({
          ...row,
          by: request.by,
          currency: plan.scope.currency,
          intervals: rowIntervals(row, spread),
        })),
    }),
    spend: t.field({
      type: MoneyType,
      description: 'All that was spent, to win and to keep customers, in the currency of the report.',
      resolve: ({ amounts, plan }) => ({ minor: amounts.spent, currency: plan.scope.currency }),
    }),
    newCustomers: t.int({
      description: 'Customers whose first purchase lies in the period.',
      resolve: ({ customers }) => customers.newcomers,
    }),
    retainedCustomers: t.int({
      description: 'Customers who ordered in the period and before it.',
      resolve: ({ customers }) => customers.retained,
    }),
    spendConversions: t.field({
      type: [SpendConversionType],
      description:
        'What was spent in other currencies, and what it counts for in this report: by currency, what counts first; at most 400.',
      resolve: ({ conversions, plan }) => conversions.map((one) => ({ ...one, reportCurrency: plan.scope.currency })),
    }),
    otherCurrencies: t.field({
      type: [MoneyType],
      description:
        'Of these what is in no figure of this report: no rate was known of its days, or the report is not in the currency of the shop. One a currency, at most 200.',
      resolve: ({ conversions }) =>
        conversions.flatMap(({ amountMinor, countedMinor, currency }) =>
          countedMinor === undefined ? [{ minor: amountMinor, currency }] : [],
        ),
    }),
  }),
});
