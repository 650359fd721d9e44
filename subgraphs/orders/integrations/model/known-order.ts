import type {
  CustomerId,
  LocationId,
  OrderId,
  OrderLineId,
  ProductId,
  ReturnId,
  StaffId,
  VariantId,
} from '../../../shared/ids.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';

/** An order line that is there, to which a return may refer. */
export interface KnownLine {
  readonly id: OrderLineId;
  readonly externalId: string | null;
  readonly variantId: VariantId | null;
  readonly productId: ProductId | null;
  readonly category: string | null;
  readonly quantity: number;
  readonly returnedQuantity: number;
}

/** A line as it was imported, with its figures. */
interface ImportedKnownLine extends KnownLine {
  readonly sku: string | null;
  readonly grossMinor: bigint;
  readonly discountMinor: bigint;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly costMinor: bigint | null;
}

/** A return as it was imported. */
interface ImportedKnownReturn {
  readonly id: ReturnId;
  readonly locationId: LocationId | null;
  readonly refundMinor: bigint;
  readonly processedAt: Date;
  readonly lines: ReadonlyArray<{
    readonly orderLineId: OrderLineId;
    readonly quantity: number;
    readonly grossMinor: bigint;
    readonly discountMinor: bigint;
    readonly netMinor: bigint;
    readonly costMinor: bigint | null;
  }>;
}

/** An imported order that is there, locked, with what may still be returned of it. */
export interface KnownOrder {
  readonly id: OrderId;
  readonly externalId: string | null;
  readonly channel: string;
  readonly currency: string;
  readonly sellingLocationId: LocationId | null;
  readonly customerId: CustomerId | null;
  readonly placedAt: Date | null;
  readonly placedByStaffId: StaffId | null;
  readonly deliveryMethod: DeliveryMethod;
  readonly version: bigint;
  readonly totalMinor: bigint;
  readonly refundedMinor: bigint;
  readonly lines: readonly KnownLine[];
}

/** The same, with all that a correction compares and takes back. */
export interface ImportedKnownOrder extends KnownOrder {
  readonly orderNumber: string;
  readonly canceledAt: Date | null;
  readonly shippingMinor: bigint;
  readonly taxMinor: bigint;
  readonly lines: readonly ImportedKnownLine[];
  readonly returns: readonly ImportedKnownReturn[];
}
