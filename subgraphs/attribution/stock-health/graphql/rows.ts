import { builder, connectionType, MoneyType } from '../../builder.ts';
import { figureText } from '../../metrics/model/figure-text.ts';
import { LocationType, ProductType, ProductVariantType } from '../../references.ts';
import type { Valued } from '../list-stock-rows.ts';
import { divide } from '../model/quotient.ts';
import { type ParadoxRow, type StockRow, stateOf } from '../model/stock-row.ts';
import { rateText } from './types.ts';

const StockRowStateType = builder.enumType('StockRowState', {
  description: 'What to look at first about a variant at a location.',
  values: {
    EXCESS: { description: 'More lies there than sells within the days of cover: mark it down or move it.' },
    FINE: { description: 'Nothing has to be done.' },
    IDLE: { description: 'Nothing of it was sold for 90 days or more, or since it came.' },
    OUT: { description: 'Nothing of it can be sold, and no warehouse has it: order it.' },
    OUT_AVOIDABLE: { description: 'Nothing of it can be sold while a warehouse has it: transfer it.' },
  },
});

const StockRowType = builder.objectRef<Valued<StockRow>>('StockHealthRow').implement({
  description: 'A variant at a location over the period.',
  fields: (t) => ({
    variant: t.field({
      type: ProductVariantType,
      nullable: true,
      description: 'The variant; null when it cannot be read at the moment.',
      resolve: ({ variantId }) => ({ id: variantId }),
    }),
    product: t.field({
      type: ProductType,
      nullable: true,
      description: 'Its product; null when it is not known here.',
      resolve: ({ productId }) => (productId === '' ? null : { id: productId }),
    }),
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The location; null when it cannot be read at the moment.',
      resolve: ({ locationId }) => ({ id: locationId }),
    }),
    state: t.field({ type: StockRowStateType, description: 'What to look at first.', resolve: stateOf }),
    opening: t.exposeInt('opening', { description: 'Units on hand at the beginning.' }),
    received: t.exposeInt('received', { description: 'Units that came in over the period; returns apart.' }),
    sold: t.exposeInt('sold', { description: 'Units that left for customers over the period.' }),
    available: t.exposeInt('available', { description: 'Units that can be sold at the end.' }),
    onHand: t.exposeInt('onHand', { description: 'Units in the building at the end.' }),
    sellThrough: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Sold ÷ (opening + received), a fraction of one; null where there was nothing.',
      resolve: ({ sold, opening, received }) => rateText({ part: BigInt(sold), whole: BigInt(opening + received) }),
    }),
    daysLeft: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Days until it is sold out, at the pace of days with stock of the last 28; null where nothing sold.',
      resolve: ({ available, dailySold }) =>
        figureText(divide(BigInt(Math.max(0, available)) * 100_000_000n, dailySold), 'NUMBER', ''),
    }),
    outDays: t.exposeInt('outDays', { description: 'Days of the period on which none could be sold at any time.' }),
    observedDays: t.exposeInt('observedDays', { description: 'Days of the period since it was first there.' }),
    idleDays: t.exposeInt('idleDays', { description: 'Days since the last sale, or since it came.' }),
    excess: t.exposeInt('excess', { description: 'Units beyond what sells within the days of cover.' }),
    isInWarehouse: t.exposeBoolean('isInWarehouse', { description: 'Whether a warehouse has units at the end.' }),
    value: t.field({
      type: MoneyType,
      nullable: true,
      description: 'Units on hand at cost. Null for those who may not see costs.',
      resolve: ({ valueMinor, currency, isValued }) => (isValued ? { minor: valueMinor, currency } : null),
    }),
    atStake: t.field({
      type: MoneyType,
      nullable: true,
      description:
        'Units too many, or not sold on days without stock at the usual pace, at cost. Null for those who may not see costs.',
      resolve: ({ stake, currency, isValued }) => (isValued ? { minor: stake, currency } : null),
    }),
  }),
});
export const StockRowConnection = connectionType('StockHealthRow', StockRowType, false);

const ParadoxRowType = builder.objectRef<Valued<ParadoxRow>>('ParadoxicalStockOut').implement({
  description: 'A variant that online requests did not find while this store had it.',
  fields: (t) => ({
    variant: t.field({
      type: ProductVariantType,
      nullable: true,
      description: 'The variant; null when it cannot be read at the moment.',
      resolve: ({ variantId }) => ({ id: variantId }),
    }),
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store that had the most units of it on the day; null when it cannot be read at the moment.',
      resolve: ({ locationId }) => ({ id: locationId }),
    }),
    requests: t.exposeInt('requests', { description: 'Online requests that found no stock; views of it too.' }),
    unitsAsked: t.exposeInt('unitsAsked', { description: 'Units refused to carts and checkouts.' }),
    unitsHeld: t.exposeInt('unitsHeld', { description: 'The most units that the store had on one of the days.' }),
    lost: t.field({
      type: MoneyType,
      description: 'Value of the units refused, at most of those that the store had; ex tax.',
      resolve: ({ lostMinor, currency }) => ({ minor: lostMinor, currency }),
    }),
  }),
});
export const ParadoxConnection = connectionType('ParadoxicalStockOut', ParadoxRowType, false);
