import { builder } from '../../builder.ts';
import { CustomerType } from '../../references.ts';
import { CustomerLifetimeType } from './lifetime-types.ts';
import { lifetimeLoader } from './loaders.ts';

builder.objectField(CustomerType, 'lifetime', (t) =>
  t.field({
    type: CustomerLifetimeType,
    nullable: true,
    description:
      'What the models predict; null for those who may not read figures and customers and for staff bound to stores, without purchases, and before the first fit. Answered for 20 customers an operation.',
    resolve: ({ id }, _args, context) => lifetimeLoader(context).load(id),
  }),
);
