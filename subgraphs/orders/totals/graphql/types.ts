import { builder, MoneyType, TaxedMoneyType } from '../../builder.ts';
import type { Cost, LineCost, TaxLine, TaxStatus } from '../model/cost.ts';

const TaxStatusType = builder.enumType('TaxStatus', {
  description: 'How sure the tax of a cost is.',
  values: {
    ESTIMATED: { description: 'By the rates of now; the order decides.' },
    FINAL: { description: 'As it was sold; it does not change any more.' },
    PENDING: { description: 'Not known yet.' },
  } satisfies Record<TaxStatus, object>,
});

/** A rate in hundredths of a percent as a fraction of one: "0.2" for 2000. */
function toFraction(basisPoints: number): string {
  return (basisPoints / 10_000).toFixed(4).replace(/0+$/, '').replace(/\.$/, '');
}

const TaxLineType = builder.objectRef<TaxLine>('TaxLine').implement({
  access: 'public',
  description: 'All that one rate takes, shipping included.',
  fields: (t) => ({
    name: t.string({
      description: 'The rate as a receipt shows it, such as "20%".',
      resolve: ({ rateBasisPoints }) => `${rateBasisPoints / 100}%`,
    }),
    rate: t.field({
      type: 'Decimal',
      description: 'The rate as a fraction of one: "0.2" for 20%.',
      resolve: ({ rateBasisPoints }) => toFraction(rateBasisPoints),
    }),
    taxable: t.expose('taxable', { type: MoneyType, description: 'What it is taken of, without tax.' }),
    tax: t.expose('tax', { type: MoneyType, description: 'The tax.' }),
  }),
});

export const CostType = builder.objectRef<Cost>('Cost').implement({
  access: 'public',
  description:
    'What a cart or an order costs. subtotal is the sum of the line totals, total is subtotal and shipping; both are after discounts.',
  fields: (t) => ({
    subtotal: t.expose('subtotal', { type: TaxedMoneyType, description: 'Sum of the line totals, after discounts.' }),
    discount: t.expose('discount', {
      type: TaxedMoneyType,
      description: 'Sum of the discounts, which the line totals are without already.',
    }),
    shipping: t.expose('shipping', {
      type: TaxedMoneyType,
      nullable: true,
      description: 'What sending it costs; null where nothing is sent.',
    }),
    total: t.expose('total', {
      type: TaxedMoneyType,
      description: 'subtotal and shipping: `gross` is what is to be paid, by all means together.',
    }),
    taxStatus: t.expose('taxStatus', { type: TaxStatusType, description: 'Whether more tax may come.' }),
    taxLines: t.field({
      type: [TaxLineType],
      description: 'The tax of the total by rate, the lowest rate first; at most 20.',
      resolve: ({ taxLines }) => [...taxLines],
    }),
  }),
});

export const LineCostType = builder.objectRef<LineCost>('LineCost').implement({
  access: 'public',
  description: 'What a line costs.',
  fields: (t) => ({
    unitPrice: t.expose('unitPrice', { type: TaxedMoneyType, description: 'Of one unit, before discounts.' }),
    discount: t.expose('discount', { type: TaxedMoneyType, description: 'What is taken off the whole line.' }),
    total: t.expose('total', {
      type: TaxedMoneyType,
      description: 'Unit price times quantity less the discount, rounded half up once.',
    }),
  }),
});
