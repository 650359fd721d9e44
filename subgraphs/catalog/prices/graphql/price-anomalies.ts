import { money } from '#kernel/values/money.ts';
import { builder, connectionType, MoneyType, pageArgs, TaxedMoneyType } from '../../builder.ts';
import { channelByCodeLoader } from '../../channels/graphql/loaders.ts';
import { ChannelType } from '../../channels/graphql/types.ts';
import { variantLoader } from '../../products/graphql/loaders.ts';
import { VariantType } from '../../products/graphql/types.ts';
import { taxedPrice } from '../../products/model/taxed-price.ts';
import { listPriceAnomalies } from '../list-price-anomalies.ts';
import { PRICE_RULES, type PriceAnomaly, type PriceAnomalyKind } from '../model/price-anomaly.ts';

const { movedShare, movedDays, differsFactor } = PRICE_RULES;

const PriceAnomalyKindType = builder.enumType('PriceAnomalyKind', {
  description: 'What may be wrong with a price. More values may be added: keep a default branch.',
  values: {
    BELOW_COST: { description: 'Net of tax it is below what a unit costs. Shown to those who may see costs.' },
    COMPARE_AT_NOT_ABOVE: { description: 'The price that it is compared with is not above it.' },
    MOVED: {
      description: `It moved by more than ${movedShare * 100} % of what it was, up or down, in the last ${movedDays} days.`,
    },
    DIFFERS: {
      description: `Net of tax it is more than ${differsFactor} times \`usualNetPrice\`, or that is more than ${differsFactor} times it; in public channels.`,
    },
  } satisfies Record<PriceAnomalyKind, object>,
});

const PriceAnomalyType = builder.objectRef<PriceAnomaly>('PriceAnomaly').implement({
  access: 'catalog:write',
  description: 'A price on sale, now or later, that somebody should look at.',
  fields: (t) => ({
    variant: t.field({
      type: VariantType,
      nullable: true,
      description: 'Whose price it is; null once it is gone.',
      resolve: ({ variantId }, _args, context) => variantLoader(context).load(variantId),
    }),
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description: 'Where; null once it is gone.',
      resolve: ({ channelCode }, _args, context) => channelByCodeLoader(context).load(channelCode),
    }),
    kinds: t.field({
      type: [PriceAnomalyKindType],
      description: 'What may be wrong with it, at least one.',
      resolve: ({ kinds }) => kinds,
    }),
    price: t.field({
      type: TaxedMoneyType,
      description: 'The price there.',
      resolve: (anomaly) => taxedPrice(anomaly, anomaly, money(anomaly.priceMinor, anomaly.currency)),
    }),
    compareAtPrice: t.field({
      type: TaxedMoneyType,
      nullable: true,
      description: 'The price that it is compared with there; null where there is none.',
      resolve: (anomaly) =>
        anomaly.compareAtMinor === null
          ? null
          : taxedPrice(anomaly, anomaly, money(anomaly.compareAtMinor, anomaly.currency)),
    }),
    previousPrice: t.field({
      type: MoneyType,
      nullable: true,
      description: 'What it was before its last change, as it was displayed; null where it never changed.',
      resolve: ({ previousPriceMinor, currency }) =>
        previousPriceMinor === null ? null : money(previousPriceMinor, currency),
    }),
    changedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it changed last; null where it never did.',
      resolve: ({ priceChangedAt }) => priceChangedAt,
    }),
    usualNetPrice: t.field({
      type: MoneyType,
      nullable: true,
      description:
        "The middle one of the variant's prices in public channels of the currency, net of tax, the lower of two; null where it is in none.",
      resolve: ({ usualNetMinor, currency }) => (usualNetMinor === null ? null : money(usualNetMinor, currency)),
    }),
  }),
});

const PriceAnomalyFilterInput = builder.inputType('PriceAnomalyFilter', {
  description: 'Which prices; what is left out narrows nothing, an empty list matches nothing.',
  fields: (t) => ({
    kinds: t.field({ type: [PriceAnomalyKindType], description: 'With one of these kinds.' }),
    channelIds: t.idList({ description: 'In one of these channels.' }),
  }),
});

builder.queryField('priceAnomalies', (t) =>
  t.field({
    type: connectionType('PriceAnomaly', PriceAnomalyType),
    access: 'catalog:write',
    description: 'Prices on sale that somebody should look at, by variant and channel.',
    args: { filter: t.arg({ type: PriceAnomalyFilterInput, description: 'Which of them.' }), ...pageArgs(t) },
    resolve: (_root, args, { deps, request }) => listPriceAnomalies(deps, request, args),
  }),
);
