import { builder } from '../../builder.ts';
import { resolveCheckouts, type Verdict } from '../resolve-checkouts.ts';

const inaccessible = true;

const CheckoutVerdictType = builder.enumType('CheckoutVerdict', {
  inaccessible,
  description: 'What was decided of a checkout; PENDING means ask again.',
  values: ['PLACED', 'ABORTED', 'PENDING'] as const,
});
const ResolvedCheckoutType = builder
  .objectRef<{ readonly orderId: string; readonly verdict: Verdict }>('ResolvedCheckout')
  .implement({
    inaccessible,
    fields: (t) => ({
      orderId: t.exposeID('orderId'),
      verdict: t.field({ type: CheckoutVerdictType, resolve: (resolved) => resolved.verdict }),
    }),
  });

/** Most checkouts one call may ask about. */
const MAX_CHECKOUTS = 500;

builder.mutationField('ordersResolveCheckout', (t) =>
  t.field({
    type: [ResolvedCheckoutType],
    inaccessible,
    access: 'service',
    description:
      'The verdict on checkouts whose holds look old; one past its time becomes ABORTED by compare-and-swap.',
    args: { orderIds: t.arg.idList({ required: true }) },
    resolve: (_root, { orderIds }, { deps, request }) =>
      resolveCheckouts(deps, request, orderIds.slice(0, MAX_CHECKOUTS)),
  }),
);
