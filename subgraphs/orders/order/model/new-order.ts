import type { Order } from './order.ts';
import type { OrderLine } from './order-line.ts';

export type NewOrderLine = Omit<OrderLine, 'returnedQuantity'>;

/** Names of a new line's fields: the store writes and reads a column of each. */
export const LINE_FIELDS = [
  'id',
  'variantId',
  'productId',
  'productTitle',
  'sku',
  'category',
  'kind',
  'quantity',
  'unitPriceMinor',
  'taxRateBasisPoints',
  'taxIncluded',
  'grossMinor',
  'discountMinor',
  'netMinor',
  'taxMinor',
  'costMinor',
] as const satisfies ReadonlyArray<keyof NewOrderLine>;

/** An order that is about to be written. */
export interface NewOrder
  extends Pick<
    Order,
    | 'id'
    | 'channel'
    | 'currency'
    | 'customerId'
    | 'sellingLocationId'
    | 'placedByStaffId'
    | 'email'
    | 'shippingAddress'
    | 'deliveryMethod'
    | 'pickupLocationId'
    | 'grossMinor'
    | 'discountMinor'
    | 'netMinor'
    | 'shippingMinor'
    | 'taxMinor'
    | 'totalMinor'
    | 'createdAt'
  > {
  readonly lines: readonly NewOrderLine[];
}
