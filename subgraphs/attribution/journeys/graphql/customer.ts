import { builder, pageArgs } from '../../builder.ts';
import { CustomerType } from '../../references.ts';
import { touchpointLoader } from './loaders.ts';
import { TouchpointConnectionType } from './types.ts';

builder.objectField(CustomerType, 'touchpoints', (t) =>
  t.field({
    type: TouchpointConnectionType,
    nullable: true,
    description: 'Moments with the brand, newest first; null for who may not see them.',
    args: pageArgs(t),
    resolve: ({ id }, args, context) => touchpointLoader(context, args).load(id),
  }),
);
