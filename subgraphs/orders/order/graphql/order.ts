import { bearerOf } from '#kernel/request/actor.ts';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { money } from '#kernel/values/money.ts';
import { wholeAddress } from '../../../shared/address.ts';
import { builder, connectionType, MoneyType, NodeInterface, pageArgs } from '../../builder.ts';
import { AddressType } from '../../delivery/graphql/types.ts';
import { ChannelType, CustomerType, LocationType, refer, StaffType } from '../../references.ts';
import { findVisibleOrders } from '../find-visible-orders.ts';
import { orderAccessToken, orderLinkSecret } from '../model/access-token.ts';
import { completionOf } from '../model/order.ts';
import { pageOfParts, partsOf } from '../model/part.ts';
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

OrderType.implement({
  access: ['owner', 'orders:read'],
  interfaces: [NodeInterface],
  description: 'What a customer bought, the same on every channel.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The global id.' }),
    number: t.exposeString('orderNumber', { description: 'The number that people know it by.' }),
    status: t.field({
      type: OrderStatusType,
      description: 'Whether it is placed or canceled.',
      resolve: (order) => order.status,
    }),
    paymentStatus: t.field({
      type: OrderPaymentStatusType,
      description: 'How far it is paid, by all means together.',
      resolve: (order) => order.paymentStatus,
    }),
    fulfillmentStatus: t.field({
      type: OrderFulfillmentStatusType,
      description: 'How many of the goods have left.',
      resolve: (order) => order.fulfillmentStatus,
    }),
    returnStatus: t.field({
      type: OrderReturnStatusType,
      description: 'How much of it came back.',
      resolve: (order) => order.returnStatus,
    }),
    source: t.field({
      type: OrderSourceType,
      description: 'How it came into being; never changes.',
      resolve: (order) => order.source,
    }),
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description: 'Where it was bought; null when the catalog does not know the channel.',
      resolve: (order) => ({ code: order.channel }),
    }),
    sellingLocation: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store that sold it; null where none did.',
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
      description: 'The associate who sold it; null for all others, and when they cannot be read at the moment.',
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
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'The currency of all its amounts; never changes.',
      resolve: (order) => order.currency,
    }),
    email: t.exposeString('email', {
      nullable: true,
      description: 'Where it was confirmed; null where nobody gave an address.',
    }),
    lines: t.field({
      type: OrderLineConnectionType,
      description: 'What was bought, in the order of the receipt.',
      args: pageArgs(t),
      resolve: (order, args) => pageOfParts(partsOf(order, order.lines), args),
    }),
    amountRefunded: t.field({
      type: MoneyType,
      description: 'What went back, or is on its way back; tax included.',
      resolve: (order) => money(order.refundedMinor, order.currency),
    }),
    shippingAddress: t.field({
      type: AddressType,
      nullable: true,
      description: 'Where it was sent; null where nothing was.',
      resolve: ({ shippingAddress }) => shippingAddress && wholeAddress(shippingAddress),
    }),
    completion: t.field({
      type: CompletionType,
      description: 'PENDING while stock, points or payments still follow what was decided.',
      resolve: completionOf,
    }),
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
