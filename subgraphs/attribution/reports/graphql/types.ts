import { builder, MoneyType } from '../../builder.ts';
import type { SalesFigures } from '../model/sales-figures.ts';

export const SalesFigureSetType = builder.interfaceRef<SalesFigures>('SalesFigureSet').implement({
  description: 'Sales of some set of facts; formulas in `metrics`.',
  fields: (t) => ({
    grossSales: t.field({
      type: MoneyType,
      description: 'Without tax and shipping, before discounts and returns.',
      resolve: (row) => row.grossSales,
    }),
    discounts: t.field({
      type: MoneyType,
      description: 'Discounts on lines, without tax.',
      resolve: (row) => row.discounts,
    }),
    netSales: t.field({
      type: MoneyType,
      description: 'Gross sales less discounts and returns, without tax.',
      resolve: (row) => row.netSales,
    }),
    returns: t.field({
      type: MoneyType,
      description: 'Net value of what came back, on the day of the return.',
      resolve: (row) => row.returns,
    }),
    orders: t.exposeInt('orders', { description: 'By category, an order counts once in each category of its lines.' }),
    units: t.exposeInt('units', { description: 'Units sold less those of canceled orders; returns apart.' }),
    returnedUnits: t.exposeInt('returnedUnits', { description: 'Units that came back, on the day of the return.' }),
    averageOrderValue: t.field({
      type: MoneyType,
      nullable: true,
      description: 'Gross sales less discounts by order, without tax; null without orders.',
      resolve: (row) => row.averageOrderValue,
    }),
  }),
});

export const SalesFiguresType = builder.objectRef<SalesFigures>('SalesFigures').implement({
  description: 'Sales of one set of facts: a period, a channel, what either is compared with.',
  interfaces: [SalesFigureSetType],
  isTypeOf: (value) => typeof value === 'object' && value !== null && !('keys' in value),
});
