import { builder } from '../../builder.ts';
import { DeliveryMethod, FulfilmentOrderStatus } from '../../graphql/enums.ts';
import { loadFulfilmentOrders } from '../../graphql/loaders.ts';
import type { FulfilmentOrder as FulfilmentRecord } from '../../order/model/order.ts';
import { Location, ProductVariant } from '../../references.ts';

const FulfilmentLine = builder.objectRef<FulfilmentRecord['lines'][number]>('FulfilmentOrderLine').implement({
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

const FulfilmentException = builder.objectRef<{ since: Date }>('FulfilmentException').implement({
  description:
    'Why a fulfilment order cannot go on by itself: units are missing, and no other location may send them. It ends when they are counted, brought or cancelled.',
  fields: (t) => ({ since: t.field({ type: 'DateTime', resolve: (one) => one.since }) }),
});

function exceptionOf(one: FulfilmentRecord): { since: Date } | null {
  const [first] = one.lines
    .flatMap(({ missingSince }) => (missingSince === null ? [] : [new Date(missingSince)]))
    .sort((a, b) => a.getTime() - b.getTime());
  return first === undefined ? null : { since: first };
}

export const FulfilmentOrder = builder.loadableObjectRef<FulfilmentRecord, string>('FulfilmentOrder', {
  load: (ids: string[], context) => loadFulfilmentOrders(ids, context) as Promise<FulfilmentRecord[]>,
});
FulfilmentOrder.implement({
  description: 'The work that one location has with an order.',
  fields: (t) => ({
    id: t.exposeID('id'),
    status: t.field({ type: FulfilmentOrderStatus, resolve: (one) => one.status }),
    location: t.field({ type: Location, nullable: true, resolve: (one) => ({ id: one.locationId }) }),
    deliveryMethod: t.field({ type: DeliveryMethod, resolve: (one) => one.deliveryMethod }),
    lines: t.field({ type: [FulfilmentLine], resolve: (one) => [...one.lines] }),
    pickupCode: t.exposeString('pickupCode', {
      nullable: true,
      description: 'What the customer shows to collect; null for home delivery.',
    }),
    trackingCode: t.exposeString('trackingCode', { nullable: true }),
    exception: t.field({
      type: FulfilmentException,
      nullable: true,
      description: 'Set while units of it are missing; its lines say which.',
      resolve: exceptionOf,
    }),
  }),
});
builder.asEntity(FulfilmentOrder, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => FulfilmentOrder.getDataloader(context).load(id),
});
