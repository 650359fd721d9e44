import type { Order } from './order.ts';
import type { OrderLine } from './order-line.ts';

export type NewOrderLine = Omit<OrderLine, 'returnedQuantity'>;

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
