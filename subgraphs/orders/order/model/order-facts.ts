import type { Order } from './order.ts';
import type { OrderLine } from './order-line.ts';

/** What events say of a line; its cost is that of the whole line. */
export type EventLine = Pick<
  OrderLine,
  | 'id'
  | 'variantId'
  | 'productId'
  | 'sku'
  | 'category'
  | 'quantity'
  | 'grossMinor'
  | 'discountMinor'
  | 'netMinor'
  | 'taxMinor'
  | 'costMinor'
>;

/** What every event of an order says of it. */
export interface OrderFacts
  extends Pick<
    Order,
    | 'id'
    | 'orderNumber'
    | 'channel'
    | 'source'
    | 'sellingLocationId'
    | 'placedByStaffId'
    | 'customerId'
    | 'currency'
    | 'deliveryMethod'
    | 'shippingMinor'
    | 'taxMinor'
    | 'totalMinor'
  > {
  /** What touchpoints know the visitor by; absent where nobody visited. */
  readonly lines: readonly EventLine[];
}
