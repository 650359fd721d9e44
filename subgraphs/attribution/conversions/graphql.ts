import { builder, MoneyType } from '../builder.ts';
import { ReportInput, toReportRequest } from '../reports/graphql/inputs.ts';
import { ReportFrameType } from '../reports/graphql/types.ts';
import { frameOf } from '../reports/model/report-frame.ts';
import { type ConversionsReport, getConversions } from './get-conversions.ts';
import type { Conversion } from './model/conversion.ts';

const ConversionType = builder
  .objectRef<Conversion & { readonly shopCurrency: string }>('CurrencyConversion')
  .implement({
    description: 'Net sales of orders in one currency, and what they count for.',
    fields: (t) => ({
      isConverted: t.exposeBoolean('isConverted', {
        description: "Whether they count in the shop's currency: false for orders on whose day no rate was known.",
      }),
      orderCount: t.int({
        description: 'Orders placed less those canceled.',
        resolve: ({ orders }) => Number(orders),
      }),
      netSales: t.field({
        type: MoneyType,
        description: 'In the currency of the orders.',
        resolve: ({ ownNet, currency }) => ({ minor: ownNet, currency }),
      }),
      convertedNetSales: t.field({
        type: MoneyType,
        nullable: true,
        description: "In the shop's currency, each line by the rate stored with its order; null where there is none.",
        resolve: ({ isConverted, shopNet, shopCurrency }) =>
          isConverted ? { minor: shopNet, currency: shopCurrency } : null,
      }),
      lowestRate: t.field({
        type: 'Decimal',
        nullable: true,
        description: "The lowest of the rates: how many of the shop's currency one is worth; null where there is none.",
        resolve: ({ isConverted, lowestRate }) => (isConverted ? lowestRate : null),
      }),
      highestRate: t.field({
        type: 'Decimal',
        nullable: true,
        description: 'The highest of the rates; null where there is none.',
        resolve: ({ isConverted, highestRate }) => (isConverted ? highestRate : null),
      }),
    }),
  });

const ConversionsReportType = builder.objectRef<ConversionsReport>('CurrencyConversionsReport').implement({
  description: "How sales in other currencies count in the shop's.",
  fields: (t) => ({
    frame: t.field({
      type: ReportFrameType,
      description: "Which days, as of when; its currency is the shop's.",
      resolve: ({ plan, computedAt }) => frameOf(plan, computedAt),
    }),
    conversions: t.field({
      type: [ConversionType],
      description:
        'By currency, what is converted first; at most 400. None where all was sold in the currency of the shop.',
      resolve: ({ conversions, shopCurrency }) => conversions.map((one) => ({ ...one, shopCurrency })),
    }),
  }),
});

builder.queryField('currencyConversions', (t) =>
  t.field({
    type: ConversionsReportType,
    access: 'reports:read',
    description:
      "How sales in other currencies count in the shop's, by which rates, and which do not. UNAVAILABLE, to be tried again, while the analytics engine is down.",
    args: {
      input: t.arg({
        type: ReportInput,
        required: true,
        description: "The period, and which facts of it; the currency is always the shop's, and nothing is compared.",
      }),
    },
    resolve: async (_root, { input }, context) =>
      getConversions(context.deps, context.request, await toReportRequest(input, context)),
  }),
);
