import { builder } from '../builder.ts';
import { importOrders } from './import-orders.ts';

builder.mutationField('ordersImport', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    authScopes: { service: true },
    description: 'Historical orders and returns, thousands in one transaction, idempotent by source and external id.',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps }) => importOrders(deps, batch),
  }),
);
