import { builder, MoneyType } from '../../builder.ts';
import type { SalesFigures } from '../model/sales-figures.ts';

export const SalesFigureSetType = builder.interfaceRef<SalesFigures>('SalesFigureSet').implement({
  description: 'Sales of some set of facts; formulas in `metrics`.',
  fields: (t) => ({
    grossSales: t.field({ type: MoneyType, resolve: (row) => row.grossSales }),
    discounts: t.field({ type: MoneyType, resolve: (row) => row.discounts }),
    netSales: t.field({ type: MoneyType, resolve: (row) => row.netSales }),
    returns: t.field({ type: MoneyType, resolve: (row) => row.returns }),
    orders: t.exposeInt('orders', { description: 'By category, an order counts once in each category of its lines.' }),
    units: t.exposeInt('units'),
    returnedUnits: t.exposeInt('returnedUnits'),
    averageOrderValue: t.field({ type: MoneyType, nullable: true, resolve: (row) => row.averageOrderValue }),
  }),
});

export const SalesFiguresType = builder.objectRef<SalesFigures>('SalesFigures').implement({
  description: 'Sales of one set of facts: a period, a channel, what either is compared with.',
  interfaces: [SalesFigureSetType],
  isTypeOf: (value) => typeof value === 'object' && value !== null && !('keys' in value),
});
