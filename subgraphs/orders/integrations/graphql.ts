import { builder } from '../builder.ts';
import { importOrders } from './import-orders.ts';
import { takeBackImport } from './take-back-import.ts';

builder.mutationField('ordersImport', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    access: 'service',
    description: 'Historical orders and returns, thousands in one transaction, idempotent by source and external id.',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps }) => importOrders(deps, batch),
  }),
);

builder.mutationField('ordersTakeBackImport', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    access: 'service',
    description: 'Takes back orders of an import, some in one transaction; answers {takenBack}, 0 when none is left.',
    args: { source: t.arg.string({ required: true }) },
    resolve: (_root, { source }, { deps }) => takeBackImport(deps, source),
  }),
);
