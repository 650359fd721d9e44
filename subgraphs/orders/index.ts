import { defineSubgraph } from '#kernel/runtime/subgraph.ts';
import { openContexts } from '../shared/contexts/open-contexts.ts';
import { toSchema } from './builder.ts';
import { cart } from './cart/index.ts';
import { finishCancellation } from './changes/finish-cancellation.ts';
import { changes } from './changes/index.ts';
import { finishCheckout } from './checkout/finish-checkout.ts';
import { checkout } from './checkout/index.ts';
import { receiveNotice } from './checkout/receive-notice.ts';
import { delivery } from './delivery/index.ts';
import type { OrdersDeps } from './deps.ts';
import { finishFulfillment } from './fulfillment/finish-fulfillment.ts';
import { finishReroute } from './fulfillment/finish-reroute.ts';
import { fulfillment } from './fulfillment/index.ts';
import { integrations } from './integrations/index.ts';
import { order } from './order/index.ts';
import { createProviders } from './payment/create-providers.ts';
import type { ReceiveNotice } from './payment/deps.ts';
import { payment } from './payment/index.ts';
import { finishPosSale } from './pos/finish-pos-sale.ts';
import { pos } from './pos/index.ts';
import { finishReturn } from './returns/finish-return.ts';
import { returns } from './returns/index.ts';
import { routing } from './routing/index.ts';
import { tasks } from './tasks/index.ts';
import { totals } from './totals/index.ts';

const taskWork: OrdersDeps['taskWork'] = {
  CHECKOUT: finishCheckout,
  POS_SALE: finishPosSale,
  CANCELLATION: finishCancellation,
  RETURN: finishReturn,
  FULFILLMENT: finishFulfillment,
  REROUTE: finishReroute,
};

const onNotice: ReceiveNotice = receiveNotice;

/** Carts, checkout, sales of POS systems, order history, fulfillment, cancellation and returns. */
export const orders = defineSubgraph<OrdersDeps>({
  name: 'orders',
  schema: toSchema(),
  openContexts,
  createDeps: (platform) => ({
    ...platform,
    providers: createProviders(platform),
    taskWork,
    onNotice,
  }),
  areas: [
    totals,
    delivery,
    routing,
    order,
    cart,
    tasks,
    payment,
    fulfillment,
    returns,
    checkout,
    changes,
    pos,
    integrations,
  ],
});
