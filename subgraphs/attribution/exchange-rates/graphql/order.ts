import { defineLoader } from '#kernel/graphql/loader.ts';
import type { Money } from '#kernel/values/money.ts';
import { builder, MoneyType } from '../../builder.ts';
import type { AttributionDeps } from '../../deps.ts';
import { OrderType } from '../../references.ts';
import { getConvertedNets } from '../get-converted-nets.ts';
import { getOrderRates } from '../get-order-rates.ts';
import type { OrderRate } from '../model/order-rate.ts';

const convertedNetLoader = defineLoader<AttributionDeps, Money | null>(({ deps, request }, orderIds) =>
  getConvertedNets(deps, request, orderIds),
);

const OrderExchangeRateType = builder.objectRef<OrderRate>('OrderExchangeRate').implement({
  description: "The rate by which an order counts in the shop's currency, stored with it; no later rate changes it.",
  fields: (t) => ({
    rate: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        "How many of `shopCurrencyCode` one of the order's currency is worth, with at most 12 decimals; null where none was known, and the order is in no figure of the shop's currency.",
      resolve: ({ rate }) => rate,
    }),
    rateDate: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day it was published for: that of the sale, or at most seven days before it.',
      resolve: ({ rateDay }) => rateDay,
    }),
    source: t.string({
      nullable: true,
      description: 'The source that an import named; null where it was entered manually, or none was known.',
      resolve: ({ source }) => source || null,
    }),
    shopCurrencyCode: t.field({
      type: 'CurrencyCode',
      description: "The shop's currency when the rate was stored.",
      resolve: ({ shopCurrency }) => shopCurrency,
    }),
    convertedNetSales: t.field({
      type: MoneyType,
      nullable: true,
      description:
        "What its items were sold for in the shop's currency, ex tax and shipping and before returns, each line by the rate: what the figures count. Null where no rate was known, and until its facts have arrived. UNAVAILABLE, to be tried again, while the analytics engine is down.",
      resolve: ({ orderId }, _args, context) => convertedNetLoader(context).load(orderId),
    }),
  }),
});

const orderRateLoader = defineLoader<AttributionDeps, OrderRate | null>(({ deps, request }, orderIds) =>
  getOrderRates(deps, request, orderIds),
);

builder.objectField(OrderType, 'exchangeRate', (t) =>
  t.field({
    type: OrderExchangeRateType,
    nullable: true,
    description:
      "Null for an order in the shop's currency, for who may not see the order, and until its fact has arrived here.",
    resolve: ({ id }, _args, context) => orderRateLoader(context).load(id),
  }),
);
