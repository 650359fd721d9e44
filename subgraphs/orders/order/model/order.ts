import type { CartId, CustomerId, LocationId, OrderId, OrderLineId, StaffId, VariantId } from '../../../shared/ids.ts';
import type { ShippingAddress } from '../../delivery/model/address.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';
import type { StoredFailure } from '../../ports/errors.ts';
import type { RoutingDecision } from '../../routing/model/routing.ts';
import type { StoredFulfillmentOrder } from './fulfillment-order.ts';
import type { OrderLine } from './order-line.ts';
import type { OrderReturn } from './order-return.ts';
import type { Payment } from './payment.ts';

export type OrderStatus = 'PLACED' | 'CANCELED';
/** Where the record stands: an order, or a checkout that is undecided or was aborted. @public named by tables.prisma. */
export type OrderState = OrderStatus | 'PENDING' | 'PAYMENT_PENDING' | 'ABORTED';
export type OrderPaymentStatus =
  | 'PENDING'
  | 'AUTHORIZED'
  | 'PARTIALLY_PAID'
  | 'PAID'
  | 'PARTIALLY_REFUNDED'
  | 'REFUNDED';
export type FulfillmentSummary = 'UNFULFILLED' | 'PARTIALLY_FULFILLED' | 'FULFILLED';
export type ReturnSummary = 'NONE' | 'PARTIALLY_RETURNED' | 'RETURNED';
export type OrderSource = 'CHECKOUT' | 'POS' | 'IMPORT';
/** PENDING while a decision of the order still owes commands to other domains. */
export type Completion = 'DONE' | 'PENDING';

/** Units that inventory holds for a line at a location. */
export interface Allocation {
  readonly lineId: OrderLineId;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly quantity: number;
}

/** Why the goods leave from where they do, and what was held where. @public named by tables.prisma */
export interface StoredRouting extends RoutingDecision {
  readonly allocations: readonly Allocation[];
}

/** An order, or the checkout that may become one. */
export interface Order {
  readonly id: OrderId;
  readonly orderNumber: string;
  readonly status: OrderState;
  readonly paymentStatus: OrderPaymentStatus;
  readonly fulfillmentStatus: FulfillmentSummary;
  readonly returnStatus: ReturnSummary;
  readonly source: OrderSource;
  readonly channel: string;
  readonly currency: string;
  readonly version: bigint;
  readonly customerId: CustomerId | null;
  /** The id that the customer's merged profiles share. */
  readonly survivorId: CustomerId | null;
  readonly sellingLocationId: LocationId | null;
  readonly placedByStaffId: StaffId | null;
  readonly email: string | null;
  readonly shippingAddress: ShippingAddress | null;
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
  readonly cancelReason: string | null;
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
  readonly fulfillmentOrders: readonly StoredFulfillmentOrder[];
  readonly returns: readonly OrderReturn[];
}

/** What customers and staff call an order: one that was placed, canceled since or not. */
export interface PlacedOrder extends Order {
  readonly status: OrderStatus;
  readonly placedAt: Date;
}

export function isPlaced(order: Order): order is PlacedOrder {
  return order.status === 'PLACED' || order.status === 'CANCELED';
}

/** An order as a change has left it. */
export interface ChangedOrder {
  readonly order: PlacedOrder;
  readonly completion: Completion;
}

export function completionOf(order: Pick<Order, 'owesCommands'>): Completion {
  return order.owesCommands ? 'PENDING' : 'DONE';
}
