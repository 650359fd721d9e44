import type { CartId, CustomerId, LocationId, OrderId, OrderLineId, StaffId, VariantId } from '../../../shared/ids.ts';
import type { Address } from '../../delivery/model/address.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';
import type { StoredFailure } from '../../ports/errors.ts';
import type { RoutingDecision } from '../../routing/model/routing.ts';
import type { FulfillmentOrder } from './fulfillment-order.ts';
import type { OrderLine } from './order-line.ts';
import type { OrderReturn } from './order-return.ts';
import type { Payment } from './payment.ts';

export const ORDER_STATUSES = ['PENDING', 'PAYMENT_PENDING', 'PLACED', 'ABORTED', 'CANCELED'] as const;
/** @public named by tables.prisma. */
export type OrderStatus = (typeof ORDER_STATUSES)[number];
export const FULFILLMENT_SUMMARIES = ['UNFULFILLED', 'PARTIAL', 'FULFILLED'] as const;
export type FulfillmentSummary = (typeof FULFILLMENT_SUMMARIES)[number];
export const RETURN_SUMMARIES = ['NONE', 'PARTIAL', 'RETURNED'] as const;
/** @public named by tables.prisma. */
export type ReturnSummary = (typeof RETURN_SUMMARIES)[number];
export const ORDER_SOURCES = ['CHECKOUT', 'POS', 'IMPORT'] as const;
/** @public named by tables.prisma. */
export type OrderSource = (typeof ORDER_SOURCES)[number];
export const COMPLETIONS = ['DONE', 'PENDING'] as const;
/** PENDING while a decision of the order still owes commands to other domains. */
export type Completion = (typeof COMPLETIONS)[number];

/** Units that inventory holds for a line at a location. */
export interface Allocation {
  readonly lineId: OrderLineId;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly quantity: number;
}

/** Why the goods leave from where they do. @public named by tables.prisma */
export interface StoredRouting extends RoutingDecision {
  readonly allocations: readonly Allocation[];
}

export interface Order {
  readonly id: OrderId;
  readonly orderNumber: string;
  readonly status: OrderStatus;
  readonly fulfillmentStatus: FulfillmentSummary;
  readonly returnStatus: ReturnSummary;
  readonly source: OrderSource;
  readonly channel: string;
  readonly currency: string;
  readonly version: bigint;
  readonly customerId: CustomerId | null;
  readonly anonymousId: string | null;
  /** The id that the customer's merged profiles share. */
  readonly survivorId: CustomerId | null;
  readonly sellingLocationId: LocationId | null;
  readonly placedByStaffId: StaffId | null;
  readonly email: string | null;
  readonly shippingAddress: Address | null;
  readonly deliveryMethod: DeliveryMethod;
  readonly pickupLocationId: LocationId | null;
  readonly grossMinor: bigint;
  readonly discountMinor: bigint;
  readonly netMinor: bigint;
  readonly shippingMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
  readonly refundedMinor: bigint;
  readonly createdAt: Date;
  readonly placedAt: Date | null;
  readonly canceledAt: Date | null;
  readonly cartId: CartId | null;
  /** Of an aborted order: until when its cart's units are to be kept for it. */
  readonly cartHoldExpiresAt: Date | null;
  /** Id or code of the reservation that a POS sale collected, as the POS sent it. */
  readonly reservation: string | null;
  readonly holdsValue: boolean;
  readonly decideBy: Date | null;
  readonly failure: StoredFailure | null;
  readonly routing: StoredRouting | null;
  /** True while commands to other domains are still owed. */
  readonly owesCommands: boolean;
  readonly lines: readonly OrderLine[];
  readonly payments: readonly Payment[];
  readonly fulfillmentOrders: readonly FulfillmentOrder[];
  readonly returns: readonly OrderReturn[];
}

/** An order as a change has left it. */
export interface ChangedOrder {
  readonly order: Order;
  readonly completion: Completion;
}

export function completionOf(order: Pick<Order, 'owesCommands'>): Completion {
  return order.owesCommands ? 'PENDING' : 'DONE';
}
