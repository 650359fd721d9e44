import { builder } from '../../builder.ts';
import { CustomerType } from '../../references.ts';
import { touchpointLoader } from './loaders.ts';
import { TouchpointConnectionType } from './types.ts';

builder.objectField(CustomerType, 'touchpoints', (t) =>
  t.field({
    type: TouchpointConnectionType,
    nullable: true,
    description: 'Moments with the brand, newest first; null for who may not see them.',
    args: {
      first: t.arg.int({ defaultValue: 24, description: 'Rows from the newest, or after `after`: 1 to 100.' }),
      after: t.arg.string({ description: 'Cursor of the row before the first; from the newest when absent.' }),
    },
    resolve: ({ id }, args, context) => touchpointLoader(context, args).load(id),
  }),
);
