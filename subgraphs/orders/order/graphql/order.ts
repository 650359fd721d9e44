import { money } from '#kernel/values/money.ts';
import { builder, connectionType, MoneyType } from '../../builder.ts';
import { DeliveryMethodType, ShippingAddressType } from '../../delivery/graphql/types.ts';
import { ChannelType, CustomerType, LocationType, ProductVariantType, refer, StaffType } from '../../references.ts';
import { completionOf, type Order } from '../model/order.ts';
import type { OrderLine } from '../model/order-line.ts';
import { ordersById } from './loaders.ts';
import {
  CompletionType,
  OrderFulfillmentStatusType,
  OrderReturnStatusType,
  OrderSourceType,
  OrderStatusType,
  OrderType,
} from './types.ts';

export const OrderConnectionType = connectionType('Order', OrderType);

interface LineOf {
  readonly line: OrderLine;
  readonly currency: string;
}

const lineMoney = (pick: (line: OrderLine) => bigint, description: string) => ({
  type: MoneyType,
  description,
  resolve: ({ line, currency }: LineOf) => money(pick(line), currency),
});

const OrderLineType = builder.objectRef<LineOf>('OrderLine').implement({
  description: 'Units of one variant as they were sold; gross less discount is net, all before tax.',
  fields: (t) => ({
    id: t.id({ resolve: ({ line }) => line.id }),
    variant: t.field({ type: ProductVariantType, nullable: true, resolve: ({ line }) => refer(line.variantId) }),
    productTitle: t.string({ resolve: ({ line }) => line.productTitle }),
    sku: t.string({ nullable: true, resolve: ({ line }) => line.sku }),
    quantity: t.int({ resolve: ({ line }) => line.quantity }),
    returnedQuantity: t.int({ resolve: ({ line }) => line.returnedQuantity }),
    unitPrice: t.field(lineMoney((line) => line.unitPriceMinor, 'The price of one unit as it was shown.')),
    gross: t.field(lineMoney((line) => line.grossMinor, 'Price times quantity before discount and tax.')),
    discount: t.field(lineMoney((line) => line.discountMinor, 'Discount before tax.')),
    net: t.field(lineMoney((line) => line.netMinor, 'Gross less discount, before tax.')),
    tax: t.field(lineMoney((line) => line.taxMinor, 'Tax on net.')),
    total: t.field(lineMoney((line) => line.netMinor + line.taxMinor, 'Net and tax.')),
  }),
});

const orderMoney = (pick: (order: Order) => bigint, description: string) => ({
  type: MoneyType,
  description,
  resolve: (order: Order) => money(pick(order), order.currency),
});

OrderType.implement({
  description: 'What a customer bought, the same on every channel. total = subtotal - discount + shipping + tax.',
  fields: (t) => ({
    id: t.exposeID('id'),
    orderNumber: t.exposeString('orderNumber', { description: 'The number people know it by.' }),
    status: t.field({ type: OrderStatusType, resolve: (order) => order.status }),
    fulfillmentStatus: t.field({ type: OrderFulfillmentStatusType, resolve: (order) => order.fulfillmentStatus }),
    returnStatus: t.field({ type: OrderReturnStatusType, resolve: (order) => order.returnStatus }),
    source: t.field({ type: OrderSourceType, resolve: (order) => order.source }),
    channel: t.field({ type: ChannelType, nullable: true, resolve: (order) => ({ code: order.channel }) }),
    sellingLocation: t.field({
      type: LocationType,
      nullable: true,
      resolve: (order) => refer(order.sellingLocationId),
    }),
    customer: t.field({ type: CustomerType, nullable: true, resolve: (order) => refer(order.customerId) }),
    placedBy: t.field({
      type: StaffType,
      nullable: true,
      description: 'The associate who sold it.',
      resolve: (order) => refer(order.placedByStaffId),
    }),
    createdAt: t.field({ type: 'DateTime', resolve: (order) => order.createdAt }),
    placedAt: t.field({ type: 'DateTime', nullable: true, resolve: (order) => order.placedAt }),
    canceledAt: t.field({ type: 'DateTime', nullable: true, resolve: (order) => order.canceledAt }),
    currencyCode: t.field({ type: 'CurrencyCode', resolve: (order) => order.currency }),
    email: t.exposeString('email', { nullable: true }),
    lines: t.field({
      type: [OrderLineType],
      resolve: (order) => order.lines.map((line) => ({ line, currency: order.currency })),
    }),
    subtotal: t.field(orderMoney((order) => order.grossMinor, 'Sum of the lines before discount and tax.')),
    discount: t.field(orderMoney((order) => order.discountMinor, 'Sum of the discounts, before tax.')),
    shipping: t.field(orderMoney((order) => order.shippingMinor, 'Delivery before tax.')),
    tax: t.field(orderMoney((order) => order.taxMinor, 'Tax on goods and delivery.')),
    total: t.field(orderMoney((order) => order.totalMinor, 'What was paid, by all means together.')),
    refunded: t.field(orderMoney((order) => order.refundedMinor, 'What went back.')),
    deliveryMethod: t.field({ type: DeliveryMethodType, resolve: (order) => order.deliveryMethod }),
    pickupLocation: t.field({ type: LocationType, nullable: true, resolve: (order) => refer(order.pickupLocationId) }),
    shippingAddress: t.field({
      type: ShippingAddressType,
      nullable: true,
      resolve: (order) => order.shippingAddress,
    }),
    completion: t.field({ type: CompletionType, resolve: completionOf }),
    routingReason: t.string({
      nullable: true,
      description: 'Why the goods leave from where they do; for staff.',
      resolve: (order, _args, { request }) => (request.actor.kind === 'staff' ? (order.routing?.why ?? null) : null),
    }),
    routingDecision: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Candidates as they were ranked, and what each location holds; for staff.',
      resolve: (order, _args, { request }) => (request.actor.kind === 'staff' ? order.routing : null),
    }),
  }),
});
builder.asEntity(OrderType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => ordersById(context).load(id),
});
