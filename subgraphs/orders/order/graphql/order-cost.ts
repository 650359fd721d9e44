import { builder } from '../../builder.ts';
import { CostType } from '../../totals/graphql/types.ts';
import { costOf } from '../../totals/model/cost.ts';
import { soldOrder } from '../model/order-cost.ts';
import { OrderType } from './types.ts';

builder.objectField(OrderType, 'cost', (t) =>
  t.field({
    type: CostType,
    description: 'What it cost when it was placed, to the cent what its cart did; returns do not change it.',
    resolve: (order) => costOf(soldOrder(order), 'FINAL'),
  }),
);
