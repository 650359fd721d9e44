import type { FulfilmentOrder as FulfilmentRecord } from '../domain/order.ts';
import { builder } from './builder.ts';
import { DeliveryMethod, FulfilmentOrderStatus } from './enums.ts';
import { loadFulfilmentOrders } from './loaders.ts';
import { Location, ProductVariant } from './references.ts';

const FulfilmentLine = builder.objectRef<FulfilmentRecord['lines'][number]>('FulfilmentOrderLine').implement({
  description: 'Units of an order line that one location sends or hands over.',
  fields: (t) => ({
    orderLineId: t.exposeID('orderLineId'),
    variant: t.field({ type: ProductVariant, nullable: true, resolve: (line) => ({ id: line.variantId }) }),
    quantity: t.exposeInt('quantity'),
  }),
});

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
  }),
});
builder.asEntity(FulfilmentOrder, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => FulfilmentOrder.getDataloader(context).load(id),
});
