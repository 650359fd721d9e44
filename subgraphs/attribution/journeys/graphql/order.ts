import { builder } from '../../builder.ts';
import { OrderType } from '../../references.ts';
import { journeyLoader } from './loaders.ts';
import { OrderJourneyType } from './types.ts';

builder.objectField(OrderType, 'journey', (t) =>
  t.field({
    type: OrderJourneyType,
    nullable: true,
    description: 'Null for who may not see the order, and until its fact has arrived here.',
    resolve: ({ id }, _args, context) => journeyLoader(context).load(id),
  }),
);
