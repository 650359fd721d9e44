import { sql } from '#kernel/database/sql.ts';
import type { Area } from '#kernel/runtime/area.ts';
import { SECOND } from '#kernel/values/time.ts';
import type { OrdersDeps } from '../deps.ts';
import { ABORTED_DAYS, abortedBefore } from '../order/store/checkout-decisions.ts';
import { deliverTestWebhooks } from './deliver-test-webhooks.ts';
import { readPaymentGauges } from './read-payment-gauges.ts';
import { PAYMENT_WEBHOOKS, receiveWebhook } from './receive-webhook.ts';
import './graphql/payment.ts';
import './graphql/refund.ts';

const MAX_WEBHOOK_BYTES = 64 * 1024;

/** Providers behind one port: intents, authorizations, captures, refunds, and their webhooks. */
export const payment: Area<OrdersDeps> = {
  name: 'payment',
  gauges: readPaymentGauges,
  workers: (deps) =>
    deps.providers.has('test')
      ? [{ name: 'deliver-test-webhooks', everyMs: SECOND, run: (request) => deliverTestWebhooks(deps, request) }]
      : [],
  retention: [
    {
      name: 'payments of aborted checkouts',
      days: ABORTED_DAYS,
      remove: (before, limit) => sql`
        delete from payment where id in (
          select p.id from payment p join orders o on o.id = p.order_id where ${abortedBefore(before)} limit ${limit})
        returning 1`,
    },
  ],
  routes: [{ path: `${PAYMENT_WEBHOOKS}*`, maxBytes: MAX_WEBHOOK_BYTES, showsPages: true, handle: receiveWebhook }],
};
