import { bearerOf } from '#kernel/request/actor.ts';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { money } from '#kernel/values/money.ts';
import { builder, connectionType, MoneyType, NodeInterface, pageArgs } from '../../builder.ts';
import { ShippingAddressType } from '../../delivery/graphql/types.ts';
import { ChannelType, CustomerType, LocationType, refer, StaffType } from '../../references.ts';
import { findVisibleOrders } from '../find-visible-orders.ts';
import { orderAccessToken, orderLinkSecret } from '../model/access-token.ts';
import { completionOf, type PlacedOrder } from '../model/order.ts';
import { partsOf } from '../model/part.ts';
import { pageOfParts } from '../model/part-page.ts';
import { ordersById } from './loaders.ts';
import { RoutingDecisionType } from './routing-decision.ts';
import {
  CompletionType,
  OrderFulfillmentStatusType,
  OrderLineType,
  OrderPaymentStatusType,
  OrderReturnStatusType,
  OrderSourceType,
  OrderStatusType,
  OrderType,
} from './types.ts';

export const OrderConnectionType = connectionType('Order', OrderType);
const OrderLineConnectionType = connectionType('OrderLine', OrderLineType);

const orderMoney = (pick: (order: PlacedOrder) => bigint, description: string) => ({
  type: MoneyType,
  description,
  resolve: (order: PlacedOrder) => money(pick(order), order.currency),
});

OrderType.implement({
  access: ['owner', 'orders:read'],
  interfaces: [NodeInterface],
  description: 'What a customer bought, the same on every channel. total = subtotal - discount + shipping + tax.',
  fields: (t) => ({
    id: t.exposeID('id'),
    number: t.exposeString('orderNumber', { description: 'The number that people know it by.' }),
    status: t.field({ type: OrderStatusType, resolve: (order) => order.status }),
    paymentStatus: t.field({ type: OrderPaymentStatusType, resolve: (order) => order.paymentStatus }),
    fulfillmentStatus: t.field({ type: OrderFulfillmentStatusType, resolve: (order) => order.fulfillmentStatus }),
    returnStatus: t.field({ type: OrderReturnStatusType, resolve: (order) => order.returnStatus }),
    source: t.field({ type: OrderSourceType, resolve: (order) => order.source }),
    channel: t.field({ type: ChannelType, nullable: true, resolve: (order) => ({ code: order.channel }) }),
    sellingLocation: t.field({
      type: LocationType,
      nullable: true,
      resolve: (order) => refer(order.sellingLocationId),
    }),
    customer: t.field({
      type: CustomerType,
      nullable: true,
      description:
        'The customer as they are known now, after a merge too; null for a guest. The buyer reads themselves.',
      resolve: ({ customerId, survivorId }, _args, { request }) =>
        refer(bearerOf(request.actor) === undefined ? survivorId : customerId),
    }),
    placedBy: t.field({
      type: StaffType,
      nullable: true,
      description: 'The associate who sold it.',
      resolve: (order) => refer(order.placedByStaffId),
    }),
    placedAt: t.field({
      type: 'DateTime',
      description: 'When it was decided: for a POS sale when it was rung up.',
      resolve: (order) => order.placedAt,
    }),
    canceledAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Null unless it was canceled.',
      resolve: (order) => order.canceledAt,
    }),
    cancelReason: t.exposeString('cancelReason', {
      nullable: true,
      description: 'Why it was canceled, in the words of the customer or of staff; null unless it was.',
    }),
    currencyCode: t.field({ type: 'CurrencyCode', resolve: (order) => order.currency }),
    email: t.exposeString('email', { nullable: true }),
    lines: t.field({
      type: OrderLineConnectionType,
      description: 'What was bought, in the order of the receipt.',
      args: pageArgs(t),
      resolve: (order, args) => pageOfParts(partsOf(order, order.lines), args),
    }),
    subtotal: t.field(orderMoney((order) => order.grossMinor, 'Sum of the lines before discount and tax.')),
    discount: t.field(orderMoney((order) => order.discountMinor, 'Sum of the discounts, before tax.')),
    shipping: t.field(orderMoney((order) => order.shippingMinor, 'Delivery before tax.')),
    tax: t.field(orderMoney((order) => order.taxMinor, 'Tax on goods and delivery.')),
    total: t.field(orderMoney((order) => order.totalMinor, 'What was paid, by all means together.')),
    amountRefunded: t.field(
      orderMoney((order) => order.refundedMinor, 'What went back, or is on its way back; tax included.'),
    ),
    shippingAddress: t.field({
      type: ShippingAddressType,
      nullable: true,
      resolve: (order) => order.shippingAddress,
    }),
    completion: t.field({ type: CompletionType, resolve: completionOf }),
    accessToken: t.string({
      nullable: true,
      access: ['owner', 'orders:write'],
      description:
        'For a link that reads this order without a session: `order(ref: { accessToken })`. A secret of its customer.',
      resolve: async (order, _args, { deps, request }) => {
        if (!(await findVisibleOrders(deps, request.actor, [order], 'orders:write')).has(order.id))
          throw new ForbiddenError();
        return orderAccessToken(orderLinkSecret(deps.config.gatewayCredential), order.id);
      },
    }),
    routingDecision: t.field({
      type: RoutingDecisionType,
      nullable: true,
      access: 'orders:read',
      description:
        'Which locations could send it and which were to, as it was decided with the order; null for what no checkout placed.',
      resolve: (order) => (order.routing ? { order, part: order.routing } : null),
    }),
  }),
});
builder.asEntity(OrderType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => ordersById(context).load(id),
});
