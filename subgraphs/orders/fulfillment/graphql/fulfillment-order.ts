import { builder } from '../../builder.ts';
import { DeliveryMethodType } from '../../delivery/graphql/types.ts';
import { ordersById } from '../../order/graphql/loaders.ts';
import { OrderType } from '../../order/graphql/types.ts';
import type { FulfillmentOrder, FulfillmentOrderLine } from '../../order/model/fulfillment-order.ts';
import { LocationType, ProductVariantType } from '../../references.ts';
import { fulfillmentOrdersById } from './loaders.ts';
import { FulfillmentOrderStatusType, FulfillmentOrderType } from './types.ts';

const FulfillmentOrderLineType = builder.objectRef<FulfillmentOrderLine>('FulfillmentOrderLine').implement({
  description: 'Units of an order line that one location sends, or keeps for pickup.',
  fields: (t) => ({
    orderLineId: t.exposeID('orderLineId'),
    variant: t.field({ type: ProductVariantType, nullable: true, resolve: (line) => ({ id: line.variantId }) }),
    quantity: t.exposeInt('quantity'),
    missing: t.exposeInt('missing', {
      description: 'Units of it that are promised here and not there: sold at the POS, or not found by a count.',
    }),
  }),
});

const FulfillmentExceptionType = builder.objectRef<{ since: Date }>('FulfillmentException').implement({
  description:
    'Why a fulfillment order cannot go on by itself: units are missing, and no other location may send them. It ends when they are counted, brought or canceled.',
  fields: (t) => ({ since: t.field({ type: 'DateTime', resolve: (one) => one.since }) }),
});

function exceptionOf(one: FulfillmentOrder): { since: Date } | null {
  const [first] = one.lines
    .flatMap(({ missingSince }) => (missingSince === null ? [] : [new Date(missingSince)]))
    .sort((a, b) => a.getTime() - b.getTime());
  return first === undefined ? null : { since: first };
}

FulfillmentOrderType.implement({
  description: 'The work that one location has with an order.',
  fields: (t) => ({
    id: t.exposeID('id'),
    status: t.field({ type: FulfillmentOrderStatusType, resolve: (one) => one.status }),
    location: t.field({ type: LocationType, nullable: true, resolve: (one) => ({ id: one.locationId }) }),
    deliveryMethod: t.field({ type: DeliveryMethodType, resolve: (one) => one.deliveryMethod }),
    pickupLocation: t.field({
      type: LocationType,
      nullable: true,
      description: 'Where the customer collects it; null unless it is a pickup.',
      resolve: (one) => (one.deliveryMethod === 'PICKUP' ? { id: one.locationId } : null),
    }),
    lines: t.field({ type: [FulfillmentOrderLineType], resolve: (one) => [...one.lines] }),
    pickupCode: t.exposeString('pickupCode', {
      nullable: true,
      description: 'What the customer shows to collect; null for home delivery.',
    }),
    trackingCode: t.exposeString('trackingCode', { nullable: true }),
    exception: t.field({
      type: FulfillmentExceptionType,
      nullable: true,
      description: 'Set while units of it are missing; its lines say which.',
      resolve: exceptionOf,
    }),
    order: t.field({
      type: OrderType,
      nullable: true,
      resolve: (one, _args, context) => ordersById(context).load(one.orderId),
    }),
  }),
});
builder.asEntity(FulfillmentOrderType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => fulfillmentOrdersById(context).load(id),
});

builder.objectField(OrderType, 'fulfillmentOrders', (t) =>
  t.field({ type: [FulfillmentOrderType], resolve: (order) => [...order.fulfillmentOrders] }),
);
