import type { Address } from '../../cart/model/cart.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';
import type { FulfillmentStatus } from '../../fulfillment/model/fulfillment.ts';
import type { StoredFailure } from '../../ports/errors.ts';
import type { RoutingDecision } from '../../routing/model/routing.ts';
import type { LineFigures } from '../../totals/model/pricing.ts';

export const ORDER_STATUSES = ['PENDING', 'PAYMENT_PENDING', 'PLACED', 'ABORTED', 'CANCELED'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];
export type OrderSource = 'CHECKOUT' | 'TILL' | 'IMPORT';
export type PaymentKind = 'CARD' | 'POINTS' | 'GIFT_CARD' | 'CASH' | 'EXTERNAL';
export type PaymentStatus =
  | 'INTENDED'
  | 'REQUIRES_ACTION'
  | 'AUTHORIZED'
  | 'CAPTURED'
  | 'DECLINED'
  | 'VOIDED'
  | 'REFUNDED';
export type Disposition = 'RESTOCKED' | 'DAMAGED';

export interface OrderLine extends LineFigures {
  readonly id: string;
  readonly variantId: string | null;
  readonly productId: string | null;
  readonly productTitle: string;
  readonly sku: string | null;
  readonly category: string | null;
  readonly kind: 'GOOD' | 'SERVICE';
  readonly quantity: number;
  readonly returnedQuantity: number;
  readonly unitPriceMinor: bigint;
  readonly taxRateBasisPoints: number;
  readonly taxIncluded: boolean;
  readonly costMinor: bigint | null;
}

export interface Payment {
  readonly id: string;
  readonly kind: PaymentKind;
  readonly status: PaymentStatus;
  readonly amountMinor: bigint;
  readonly capturedMinor: bigint;
  readonly refundedMinor: bigint;
  readonly provider: string | null;
  readonly providerKey: string | null;
  readonly reference: string | null;
  readonly giftCardId: string | null;
}

export interface FulfillmentOrder {
  readonly id: string;
  readonly orderId: string;
  readonly locationId: string;
  readonly status: FulfillmentStatus;
  readonly deliveryMethod: DeliveryMethod;
  readonly pickupCode: string | null;
  readonly trackingCode: string | null;
  readonly version: bigint;
  readonly lines: ReadonlyArray<{
    readonly orderLineId: string;
    readonly variantId: string;
    readonly quantity: number;
    /** Units of it that are promised here and not there; 0 once they have left. */
    readonly missing: number;
    /** ISO 8601, UTC; null when none is missing. */
    readonly missingSince: string | null;
  }>;
}

export interface OrderReturn {
  readonly id: string;
  readonly orderId: string;
  readonly currency: string;
  readonly locationId: string | null;
  readonly refundMinor: bigint;
  readonly processedAt: Date;
  readonly lines: ReadonlyArray<{
    readonly orderLineId: string;
    readonly quantity: number;
    readonly disposition: Disposition;
  }>;
}

/** Units that inventory holds for a line at a location. */
export interface Allocation {
  readonly lineId: string;
  readonly variantId: string;
  readonly locationId: string;
  readonly quantity: number;
}

/** Why the goods leave from where they do. */
export interface StoredRouting extends RoutingDecision {
  readonly allocations: readonly Allocation[];
}

export interface Order {
  readonly id: string;
  readonly orderNumber: string;
  readonly status: OrderStatus;
  readonly fulfillmentStatus: 'UNFULFILLED' | 'PARTIAL' | 'FULFILLED';
  readonly returnStatus: 'NONE' | 'PARTIAL' | 'RETURNED';
  readonly source: OrderSource;
  readonly channel: string;
  readonly currency: string;
  readonly version: bigint;
  readonly customerId: string | null;
  readonly anonymousId: string | null;
  /** The id that the customer's merged profiles share. */
  readonly survivorId: string | null;
  readonly sellingLocationId: string | null;
  readonly placedByStaffId: string | null;
  readonly email: string | null;
  readonly shippingAddress: Address | null;
  readonly deliveryMethod: DeliveryMethod;
  readonly pickupLocationId: string | null;
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
  readonly cartId: string | null;
  /** Of an aborted order: until when its cart's units are to be kept for it. */
  readonly cartHeldUntil: Date | null;
  /** Id or code of the reservation that a till sale collected, as the till sent it. */
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
