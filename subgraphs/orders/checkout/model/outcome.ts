import type { OrderId } from '../../../shared/ids.ts';
import type { ChangedOrder } from '../../order/model/order.ts';

/** The order is placed. */
export interface PlacedOutcome extends ChangedOrder {
  readonly kind: 'PLACED';
}

/** The payment waits for its customer or for its provider; everything stays held. */
export interface RequiredAction {
  readonly kind: 'REQUIRES_ACTION';
  readonly orderId: OrderId;
  readonly actionUrl: string | null;
  readonly clientSecret: string | null;
}

/** What an attempt to check out comes to when it does not fail. */
export type CheckoutOutcome = PlacedOutcome | RequiredAction;
