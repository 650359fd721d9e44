import { defineSubgraph, type SubgraphModule } from '#kernel/runtime/subgraph.ts';
import { SECOND } from '#kernel/values/time.ts';
import { TILL_PROVIDER } from './domain/payment-input.ts';
import type { PaymentProvider } from './domain/payment-provider.ts';
import { subscriptions } from './events/handlers.ts';
import {
  FULFILMENT_EXCEPTION_RAISED,
  FULFILMENT_ORDER_CHANGED,
  ORDER_CANCELLED,
  ORDER_PLACED,
  ORDER_RETURNED,
} from './events/published.ts';
import { schema } from './graphql/index.ts';
import type { OrdersDeps } from './services/deps.ts';
import { deliverTestWebhooks } from './services/payments/deliver-test-webhooks.ts';
import { createTestProvider, testWebhookSecret } from './services/payments/test-provider.ts';
import { tillProvider } from './services/payments/till-provider.ts';
import { webhookRoute } from './services/payments/webhook-route.ts';
import { lookAtShortages } from './services/shortage/look-at-shortages.ts';
import { recoverTasks } from './services/tasks/recover-tasks.ts';

/** Carts, checkout, till sales, order history, fulfilment, cancellation and returns. */
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
      types: [ORDER_PLACED, ORDER_CANCELLED, ORDER_RETURNED, FULFILMENT_ORDER_CHANGED, FULFILMENT_EXCEPTION_RAISED],
      permission: 'orders:read',
      keysOf: ({ payload }) => [{ __typename: 'Order', id: String(payload['orderId']) }],
    },
  ],
});
