import type { CheckoutId, OrderId } from '../../../shared/ids.ts';
import type { Order } from '../../order/model/order.ts';

export type CheckoutStatus = 'ABANDONED' | 'COMPLETED' | 'EXPIRED' | 'PENDING' | 'REQUIRES_ACTION';

/** One attempt to order a cart: the record of the order that it becomes, or would have become. */
export type Checkout = Order;

export function toCheckoutId(orderId: OrderId): CheckoutId {
  return `chk${orderId.slice(3)}` as CheckoutId;
}

/** The order that a checkout becomes; the id of no order for what is no id of a checkout. */
export function toOrderId(checkoutId: string): OrderId {
  return (checkoutId.startsWith('chk_') ? `ord${checkoutId.slice(3)}` : '') as OrderId;
}

export function statusOf({ status, failure }: Pick<Checkout, 'status' | 'failure'>): CheckoutStatus {
  switch (status) {
    case 'PENDING':
      return 'PENDING';
    case 'PAYMENT_PENDING':
      return 'REQUIRES_ACTION';
    case 'ABORTED':
      return failure === null ? 'EXPIRED' : 'ABANDONED';
    case 'PLACED':
    case 'CANCELED':
      return 'COMPLETED';
  }
}

/** What points, gift cards and authorized money leave of the total. */
export function dueMinor({ totalMinor, payments }: Pick<Checkout, 'totalMinor' | 'payments'>): bigint {
  return payments.reduce((left, { kind, status, amountMinor }) => {
    if (status === 'DECLINED' || status === 'VOIDED') return left;
    const isHeld = kind === 'POINTS' || kind === 'GIFT_CARD';
    const isPaid = status === 'AUTHORIZED' || status === 'CAPTURED' || status === 'REFUNDED';
    return isHeld || isPaid ? left - amountMinor : left;
  }, totalMinor);
}
