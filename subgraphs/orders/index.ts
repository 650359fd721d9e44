import { defineSubgraph, type SubgraphModule } from '#kernel/runtime/subgraph.ts';
import { SECOND } from '#kernel/values/time.ts';
import { can } from '../shared/permissions.ts';
import type { OrdersDeps } from './deps.ts';
import { subscriptions } from './events/handlers.ts';
import {
  FULFILLMENT_EXCEPTION_RAISED,
  FULFILLMENT_ORDER_CHANGED,
  ORDER_CANCELED,
  ORDER_PLACED,
  ORDER_RETURNED,
} from './events/published.ts';
import { lookAtShortages } from './fulfillment/look-at-shortages.ts';
import { schema } from './graphql/index.ts';
import { TILL_PROVIDER } from './payment/model/payment-input.ts';
import { deliverTestWebhooks } from './payment/test-provider/deliver-test-webhooks.ts';
import { createTestProvider, testWebhookSecret } from './payment/test-provider/test-provider.ts';
import { tillProvider } from './payment/till-provider.ts';
import { webhookRoute } from './payment/webhook-route.ts';
import type { PaymentProvider } from './ports/payment-provider.ts';
import { recoverTasks } from './tasks/recover-tasks.ts';

/** Carts, checkout, till sales, order history, fulfillment, cancellation and returns. */
export const orders: SubgraphModule = defineSubgraph<OrdersDeps>({
  name: 'orders',
  schema,
  createDeps: (platform) => {
    const { config, db, clock } = platform;
    const providers = new Map<string, PaymentProvider>([[TILL_PROVIDER, tillProvider]]);
    if (config.mode !== 'production') {
      const secret = testWebhookSecret(config.gatewayCredential);
      providers.set('test', createTestProvider({ db, clock, publicUrl: config.publicUrl, secret }));
    }
    return { ...platform, providers };
  },
  subscriptions: () => subscriptions,
  workers: (deps) => [
    {
      name: 'recover-tasks',
      everyMs: 1_000,
      run: async () => {
        await recoverTasks(deps);
      },
    },
    {
      name: 'look-at-shortages',
      everyMs: 5 * SECOND,
      run: (request) => lookAtShortages(deps, request),
    },
    ...(deps.providers.has('test')
      ? [{ name: 'deliver-test-webhooks', everyMs: 500, run: deliverTestWebhooks.bind(null, deps) }]
      : []),
  ],
  routes: (deps) => [webhookRoute(deps)],
  pushes: [
    {
      topic: 'orders',
      types: [ORDER_PLACED, ORDER_CANCELED, ORDER_RETURNED, FULFILLMENT_ORDER_CHANGED, FULFILLMENT_EXCEPTION_RAISED],
      isAllowed: (actor) => can(actor, 'orders:read'),
      keysOf: ({ payload }) => [{ __typename: 'Order', id: String(payload['orderId']) }],
    },
  ],
});
