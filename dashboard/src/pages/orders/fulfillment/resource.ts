import type { GraphQLClient } from '../../../api/client.ts';
import { listByPage } from '../../../api/connection.ts';
import { expectMember } from '../../../api/errors.ts';
import {
  completePickupDocument,
  type DeliveryMethod,
  type FulfillmentOrderStatus,
  type FulfillmentOrdersResult,
  fulfillmentOrdersDocument,
  markFulfillmentReadyDocument,
  shipFulfillmentDocument,
  startFulfillmentDocument,
} from '../../../api/generated/orders/fulfillment.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import type { Hit } from '../../../layout/menu.ts';

export type FulfillmentRow = NonNullable<FulfillmentOrdersResult['fulfillmentOrders']>['nodes'][number];

interface WorkFilter {
  readonly status?: FulfillmentOrderStatus;
  readonly locationId?: string;
  readonly missing?: string;
  readonly method?: DeliveryMethod;
  readonly late?: string;
}

/** A pickup that is not ready so long after its location got it is late: what is promised to customers in store. */
const LATE_AFTER_HOURS = 1;

/** To the minute: the lists of one minute are one list. */
function lateBefore(now: number): string {
  return new Date(Math.floor(now / 60_000) * 60_000 - LATE_AFTER_HOURS * 3_600_000).toISOString();
}

export const fulfillmentHandlers: CreateHandlers = (client, cursors) => {
  return {
    getList: (params) =>
      listByPage(cursors, 'fulfillment', params, async (first, after) => {
        const { status, locationId, missing, method, late } = params.filter as WorkFilter;
        const unready = ['OPEN', 'IN_PROGRESS'] as const;
        const filter = {
          statuses: status ? [status] : late ? unready : ([...unready, 'READY'] as const),
          ...(late ? { createdBeforeAt: lateBefore(Date.now()) } : {}),
          ...(late ? { deliveryMethods: ['PICKUP'] as const } : method ? { deliveryMethods: [method] } : {}),
          ...(locationId ? { locationIds: [locationId] } : {}),
          ...(missing ? { hasException: true } : {}),
        };
        const variables = { first, after, filter };
        const { fulfillmentOrders } = await client.request(fulfillmentOrdersDocument, variables, {
          signal: params.signal,
        });
        return { ...fulfillmentOrders, meta: undefined };
      }),
  };
};

/** A fulfillment order as one line. */
export const fulfillmentLine = ({ order, location }: FulfillmentRow): Hit => ({
  path: order ? `/orders/${encodeURIComponent(order.id)}/show` : '/fulfillment',
  primary: order?.number ?? '–',
  secondary: location?.name ?? '',
});

/** What can be done next with a fulfillment order; null when nothing is left to do. */
export type Step = 'start' | 'ready' | 'ship' | 'pickup';

export function nextStep({ status, deliveryMethod }: FulfillmentRow): Step | null {
  if (status === 'OPEN') return 'start';
  if (status === 'IN_PROGRESS') return 'ready';
  if (status === 'READY') return deliveryMethod === 'SHIP' ? 'ship' : 'pickup';
  return null;
}

/** Takes a step; `text` is the parcel's number or the customer's code. */
export async function takeStep(
  client: GraphQLClient,
  step: Step,
  { fulfillmentOrderId, idempotencyKey, text }: { fulfillmentOrderId: string; idempotencyKey: string; text: string },
): Promise<void> {
  const input = { fulfillmentOrderId, idempotencyKey };
  switch (step) {
    case 'start': {
      const { startFulfillment } = await client.request(startFulfillmentDocument, { input });
      expectMember(startFulfillment, 'StartFulfillmentPayload');
      return;
    }
    case 'ready': {
      const { markFulfillmentReady } = await client.request(markFulfillmentReadyDocument, { input });
      expectMember(markFulfillmentReady, 'MarkFulfillmentReadyPayload');
      return;
    }
    case 'ship': {
      const parcel = text === '' ? input : { ...input, trackingNumber: text };
      const { shipFulfillment } = await client.request(shipFulfillmentDocument, { input: parcel });
      expectMember(shipFulfillment, 'ShipFulfillmentPayload');
      return;
    }
    case 'pickup': {
      const { completePickup } = await client.request(completePickupDocument, {
        input: { ...input, pickupCode: text },
      });
      expectMember(completePickup, 'CompletePickupPayload');
    }
  }
}
