import { builder } from '../../builder.ts';
import { CostType, LineCostType } from '../../totals/graphql/types.ts';
import { costOf, lineCostOf } from '../../totals/model/cost.ts';
import { soldOrder } from '../model/order-cost.ts';
import { OrderLineType, OrderType } from './types.ts';

builder.objectField(OrderType, 'cost', (t) =>
  t.field({
    type: CostType,
    description: 'What it cost when it was placed, to the cent what its cart did; returns do not change it.',
    resolve: (order) => costOf(soldOrder(order), 'FINAL'),
  }),
);

builder.objectField(OrderLineType, 'cost', (t) =>
  t.field({
    type: LineCostType,
    description: 'What the units cost when they were sold; returns do not change it.',
    resolve: ({ order, part }) => lineCostOf(soldOrder(order), part),
  }),
);
