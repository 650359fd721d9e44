import { builder } from '../builder.ts';
import { resolveCheckouts, type Verdict } from '../checkout/resolve-checkouts.ts';
import { importOrders } from '../integrations/import-orders.ts';

const inaccessible = true;
const authScopes = { service: true } as const;

const CheckoutVerdict = builder.enumType('CheckoutVerdict', {
  inaccessible,
  description: 'What was decided of a checkout; PENDING means ask again.',
  values: ['PLACED', 'ABORTED', 'PENDING'] as const,
});
const ResolvedCheckout = builder.objectRef<{ orderId: string; verdict: Verdict }>('ResolvedCheckout').implement({
  inaccessible,
  fields: (t) => ({
    orderId: t.exposeID('orderId'),
    verdict: t.field({ type: CheckoutVerdict, resolve: (resolved) => resolved.verdict }),
  }),
});

/** Most checkouts one call may ask about. */
const MAX_CHECKOUTS = 500;

builder.mutationFields((t) => ({
  ordersResolveCheckout: t.field({
    type: [ResolvedCheckout],
    inaccessible,
    authScopes,
    description:
      'The verdict on checkouts whose holds look old; one past its time becomes ABORTED by compare-and-swap.',
    args: { orderIds: t.arg.idList({ required: true }) },
    resolve: (_root, { orderIds }, { deps, request }) =>
      resolveCheckouts(deps, request, orderIds.slice(0, MAX_CHECKOUTS)),
  }),
  ordersImport: t.field({
    type: 'JSON',
    inaccessible,
    authScopes,
    description: 'Historical orders and returns, thousands in one transaction, idempotent by source and external id.',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps }) => importOrders(deps, batch),
  }),
}));
