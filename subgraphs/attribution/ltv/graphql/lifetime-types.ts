import { builder, MoneyType } from '../../builder.ts';
import { FEW, shareOf, wilson } from '../../metrics/model/interval.ts';
import { ProductType } from '../../references.ts';
import type { CustomerLifetime, NextPurchaseBackTest } from '../model/customer-lifetime.ts';
import { HOLD_OUT_DAYS, type TestedDates } from '../model/hold-out.ts';
import type { BackTest } from '../model/replenishment.ts';

const ReplenishmentHabitType = builder.enumType('ReplenishmentHabit', {
  description: 'Whose habit a replenishment date follows.',
  values: {
    CUSTOMER: { description: "The customer's own, from three purchases on." },
    PRODUCT: { description: 'That of all who bought the product again.' },
  },
});

const BackTestType = builder.objectRef<BackTest>('ReplenishmentBackTest').implement({
  description:
    'How far replenishment dates of a product were off: the last purchase of each customer who bought it on several days was hidden, and predicted from those before, by the same habit. Of 2,000 customers at most.',
  fields: (t) => ({
    n: t.exposeInt('n', { description: 'Purchases that were hidden and had a date.' }),
    missedByDays: t.int({
      nullable: true,
      description: 'The median of the days by which dates were missed, early or late; null where `n` is 0.',
      resolve: ({ missedBy }) => (missedBy === undefined ? null : Math.round(missedBy)),
    }),
    withinWeek: t.exposeInt('withinWeek', { description: 'Those that came within 7 days of their date.' }),
  }),
});

const bought = ({ boughtByDate, n }: TestedDates) => ({ hits: boughtByDate, of: n });

const TestedDatesType = builder.objectRef<TestedDates>('TestedDates').implement({
  description: 'Dates of next purchases, held against the purchases that followed.',
  fields: (t) => ({
    n: t.exposeInt('n', { description: 'Customers who were dated within 90 days.' }),
    boughtByDate: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The share of them who had bought by their date: 0.5 if the dates are right; null where `n` is 0.',
      resolve: (dates) => (dates.n === 0 ? null : shareOf(bought(dates)).toFixed(4)),
    }),
    boughtByDateLow: t.field({
      type: 'Decimal',
      nullable: true,
      description: `The lower end of the interval of 95 % of \`boughtByDate\`, by Wilson; null where \`n\` is below ${FEW}.`,
      resolve: (dates) => (dates.n < FEW ? null : wilson(bought(dates)).low.toFixed(4)),
    }),
    boughtByDateHigh: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The upper end of it.',
      resolve: (dates) => (dates.n < FEW ? null : wilson(bought(dates)).high.toFixed(4)),
    }),
    withinWeek: t.exposeInt('withinWeek', { description: 'Those who bought within 7 days of their date.' }),
  }),
});

const NextPurchaseBackTestType = builder.objectRef<NextPurchaseBackTest>('NextPurchaseBackTest').implement({
  description: `How right dates of next purchases were: the last ${HOLD_OUT_DAYS} days before the fit were hidden, the model fitted to what was known before and its dates held against the hidden purchases. Of 50,000 customers at most.`,
  fields: (t) => ({
    hiddenFrom: t.field({
      type: 'Date',
      description: 'The first of those days.',
      resolve: ({ hiddenFrom }) => hiddenFrom,
    }),
    byModel: t.field({ type: TestedDatesType, description: 'Dates of the model.', resolve: ({ model }) => model }),
    atConstantRate: t.field({
      type: TestedDatesType,
      description:
        'Dates of the naive forecast, that everyone who bought again continues at the rate of before and nobody leaves.',
      resolve: ({ atConstantRate }) => atConstantRate,
    }),
  }),
});

const ReplenishmentType = builder
  .objectRef<CustomerLifetime['replenishments'][number]>('ProductReplenishment')
  .implement({
    description: 'When a customer may need a product again.',
    fields: (t) => ({
      product: t.field({
        type: ProductType,
        nullable: true,
        description: 'The product; null when it cannot be read at the moment.',
        resolve: ({ productId }) => ({ id: productId }),
      }),
      dueOn: t.field({
        type: 'Date',
        description: 'The day of the last purchase plus `gapDays`.',
        resolve: ({ dueOn }) => dueOn,
      }),
      gapDays: t.int({ description: 'The median of days between purchases.', resolve: ({ gap }) => Math.round(gap) }),
      backTest: t.field({
        type: BackTestType,
        description: 'How far such dates were off.',
        resolve: ({ backTest }) => backTest,
      }),
      habit: t.field({ type: ReplenishmentHabitType, description: 'Whose gap it is.', resolve: ({ habit }) => habit }),
    }),
  });

export const CustomerLifetimeType = builder.objectRef<CustomerLifetime>('CustomerLifetime').implement({
  description: 'What the models predict for a customer, from the purchases up to yesterday.',
  fields: (t) => ({
    aliveProbability: t.field({
      type: 'Decimal',
      description:
        'The probability that the customer still buys, from 0 to 1; 1 after a single day of purchases, by which the model cannot judge.',
      resolve: (lifetime) => lifetime.aliveProbability.toFixed(4),
    }),
    expectedPurchases: t.field({
      type: 'Decimal',
      description: 'Expected days with purchases in the next 12 months, with two decimals.',
      resolve: (lifetime) => lifetime.expectedPurchases.toFixed(2),
    }),
    value: t.field({
      type: MoneyType,
      description: 'Expected net sales of the next 12 months, ex tax, discounted by 10 % a year.',
      resolve: ({ value, currencyCode }) => ({ minor: value, currency: currencyCode }),
    }),
    low: t.field({
      type: MoneyType,
      description: 'The lower end of the interval of 95 % of `value`.',
      resolve: ({ low, currencyCode }) => ({ minor: low, currency: currencyCode }),
    }),
    high: t.field({
      type: MoneyType,
      description: 'The upper end of the interval of 95 % of `value`.',
      resolve: ({ high, currencyCode }) => ({ minor: high, currency: currencyCode }),
    }),
    nextPurchaseOn: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The day by which the next purchase has come with a probability of one half; null where it more likely never comes.',
      resolve: (lifetime) => lifetime.nextPurchaseOn,
    }),
    nextPurchaseBackTest: t.field({
      type: NextPurchaseBackTestType,
      nullable: true,
      description: 'How right such dates were, of all customers; null where fewer than 100 had bought again before it.',
      resolve: (lifetime) => lifetime.nextPurchaseBackTest,
    }),
    computedAt: t.field({
      type: 'DateTime',
      description: 'When the models were fitted.',
      resolve: (lifetime) => lifetime.computedAt,
    }),
    replenishments: t.field({
      type: [ReplenishmentType],
      description: 'Of products bought on two days or more; at most 5, those bought on most days.',
      resolve: ({ replenishments }) => [...replenishments],
    }),
  }),
});
