import { builder } from '../../builder.ts';
import { DeliveryMethod, FulfillmentOrderStatus } from '../../graphql/enums.ts';
import { loadFulfillmentOrders } from '../../graphql/loaders.ts';
import type { FulfillmentOrder as FulfillmentRecord } from '../../order/model/order.ts';
import { Location, ProductVariant } from '../../references.ts';

const FulfillmentLine = builder.objectRef<FulfillmentRecord['lines'][number]>('FulfillmentOrderLine').implement({
  description: 'Units of an order line that one location sends or hands over.',
  fields: (t) => ({
    orderLineId: t.exposeID('orderLineId'),
    variant: t.field({ type: ProductVariant, nullable: true, resolve: (line) => ({ id: line.variantId }) }),
    quantity: t.exposeInt('quantity'),
    missing: t.exposeInt('missing', {
      description: 'Units of it that are promised here and not there: sold at the till, or not found by a count.',
    }),
  }),
});

const FulfillmentException = builder.objectRef<{ since: Date }>('FulfillmentException').implement({
  description:
    'Why a fulfillment order cannot go on by itself: units are missing, and no other location may send them. It ends when they are counted, brought or canceled.',
  fields: (t) => ({ since: t.field({ type: 'DateTime', resolve: (one) => one.since }) }),
});

function exceptionOf(one: FulfillmentRecord): { since: Date } | null {
  const [first] = one.lines
    .flatMap(({ missingSince }) => (missingSince === null ? [] : [new Date(missingSince)]))
    .sort((a, b) => a.getTime() - b.getTime());
  return first === undefined ? null : { since: first };
}

export const FulfillmentOrder = builder.loadableObjectRef<FulfillmentRecord, string>('FulfillmentOrder', {
  load: (ids: string[], context) => loadFulfillmentOrders(ids, context) as Promise<FulfillmentRecord[]>,
});
FulfillmentOrder.implement({
  description: 'The work that one location has with an order.',
  fields: (t) => ({
    id: t.exposeID('id'),
    status: t.field({ type: FulfillmentOrderStatus, resolve: (one) => one.status }),
    location: t.field({ type: Location, nullable: true, resolve: (one) => ({ id: one.locationId }) }),
    deliveryMethod: t.field({ type: DeliveryMethod, resolve: (one) => one.deliveryMethod }),
    lines: t.field({ type: [FulfillmentLine], resolve: (one) => [...one.lines] }),
    pickupCode: t.exposeString('pickupCode', {
      nullable: true,
      description: 'What the customer shows to collect; null for home delivery.',
    }),
    trackingCode: t.exposeString('trackingCode', { nullable: true }),
    exception: t.field({
      type: FulfillmentException,
      nullable: true,
      description: 'Set while units of it are missing; its lines say which.',
      resolve: exceptionOf,
    }),
  }),
});
builder.asEntity(FulfillmentOrder, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => FulfillmentOrder.getDataloader(context).load(id),
});
