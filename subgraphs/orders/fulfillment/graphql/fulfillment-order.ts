import type { Actor } from '#kernel/request/actor.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { can, isAtLocation } from '../../../shared/permissions.ts';
import { builder, NodeInterface, pageArgs } from '../../builder.ts';
import { DeliveryMethodType } from '../../delivery/graphql/types.ts';
import { OrderLineType, OrderType } from '../../order/graphql/types.ts';
import type { FulfillmentOrder, FulfillmentOrderLine } from '../../order/model/fulfillment-order.ts';
import { linePart, type PartOf, pageOfParts, partsOf } from '../../order/model/part.ts';
import { LocationType, ProductVariantType } from '../../references.ts';
import { fulfillmentOrdersById } from './loaders.ts';
import { FulfillmentOrderConnectionType, FulfillmentOrderStatusType, FulfillmentOrderType } from './types.ts';

const FulfillmentOrderLineType = builder.objectRef<PartOf<FulfillmentOrderLine>>('FulfillmentOrderLine').implement({
  description: 'Units of an order line that one location sends, or keeps for pickup.',
  fields: (t) => ({
    orderLine: t.field({
      type: OrderLineType,
      nullable: true,
      description: 'The line of the order that they are of.',
      resolve: ({ order, part }) => linePart(order, part.orderLineId),
    }),
    variant: t.field({
      type: ProductVariantType,
      nullable: true,
      description: 'What is to be picked; null while the catalog cannot say.',
      resolve: ({ part }) => ({ id: part.variantId }),
    }),
    quantity: t.int({ description: 'Selling units.', resolve: ({ part }) => part.quantity }),
    missingQuantity: t.int({
      description:
        'Selling units of it that are promised here and not there: sold at the POS, or not found by a count. 0 once they have left.',
      resolve: ({ part }) => part.missing,
    }),
  }),
});

const FulfillmentExceptionType = builder.objectRef<{ raisedAt: Date }>('FulfillmentException').implement({
  description:
    'Why a fulfillment order cannot continue by itself: units are missing, and no other location may send them. It ends when they are counted, brought or canceled.',
  fields: (t) => ({
    raisedAt: t.field({
      type: 'DateTime',
      description: 'When units of it were first found missing.',
      resolve: (one) => one.raisedAt,
    }),
  }),
});

function exceptionOf(one: FulfillmentOrder): { raisedAt: Date } | null {
  const [first] = one.lines
    .flatMap(({ missingSince }) => (missingSince === null ? [] : [new Date(missingSince)]))
    .sort((a, b) => a.getTime() - b.getTime());
  return first === undefined ? null : { raisedAt: first };
}

/** Customers see the codes of their own orders, staff those that they check: in their store. */
function mayCompletePickup(actor: Actor, locationId: LocationId): boolean {
  return actor.kind !== 'staff' || (can(actor, 'orders:write') && isAtLocation(actor, locationId));
}

FulfillmentOrderType.implement({
  access: ['owner', 'orders:read'],
  interfaces: [NodeInterface],
  description: 'The work that one location has with an order.',
  fields: (t) => ({
    id: t.id({ description: 'Never used again.', resolve: ({ part }) => part.id }),
    status: t.field({
      type: FulfillmentOrderStatusType,
      description: 'How far the work is.',
      resolve: ({ part }) => part.status,
    }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order that it is part of.',
      resolve: ({ order }) => order,
    }),
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The location that does the work; null when it cannot be read at the moment.',
      resolve: ({ part }) => ({ id: part.locationId }),
    }),
    deliveryMethod: t.field({
      type: DeliveryMethodType,
      description: 'How the goods reach the customer.',
      resolve: ({ part }) => part.deliveryMethod,
    }),
    pickupLocation: t.field({
      type: LocationType,
      nullable: true,
      description: 'Where the customer collects it; null unless it is a pickup.',
      resolve: ({ part }) => (part.deliveryMethod === 'PICKUP' ? { id: part.locationId } : null),
    }),
    pickupCode: t.string({
      nullable: true,
      access: ['owner', 'orders:write'],
      description:
        'What the customer shows to collect; null for home delivery, and for staff who do not complete pickups there.',
      resolve: ({ part }, _args, { request }) =>
        mayCompletePickup(request.actor, part.locationId) ? part.pickupCode : null,
    }),
    trackingNumber: t.string({
      nullable: true,
      description: "The carrier's number of the parcel; null until one is known.",
      resolve: ({ part }) => part.trackingNumber,
    }),
    lines: t.field({
      type: [FulfillmentOrderLineType],
      description: 'What is to be done, at most 250.',
      resolve: ({ order, part }) => partsOf(order, part.lines),
    }),
    exception: t.field({
      type: FulfillmentExceptionType,
      nullable: true,
      description: 'Set while units of it are missing, and its lines say which; null while none are.',
      resolve: ({ part }) => exceptionOf(part),
    }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When the location got the work.',
      resolve: ({ part }) => part.createdAt,
    }),
    updatedAt: t.field({
      type: 'DateTime',
      description: 'When its last step was.',
      resolve: ({ part }) => part.updatedAt,
    }),
  }),
});
builder.asEntity(FulfillmentOrderType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => fulfillmentOrdersById(context).load(id),
});

builder.objectField(OrderType, 'fulfillmentOrders', (t) =>
  t.field({
    type: FulfillmentOrderConnectionType,
    description: 'The work of each location with it, the oldest first; none for what a POS sold.',
    args: pageArgs(t),
    resolve: (order, args) => pageOfParts(partsOf(order, order.fulfillmentOrders), args),
  }),
);
