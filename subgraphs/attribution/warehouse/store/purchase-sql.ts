/**
 * That the order of a fact stands: neither canceled nor taken back by an import. Both take back the whole order, whenever
 * they came, so that a report of any period names the same purchases.
 */
export const standing = (orderId = 'order_id'): string => `${orderId} NOT IN (SELECT order_id FROM canceled_order)`;

/**
 * That a fact is a purchase: the one of an order that stands, dated its sale. What comes back of it later is a return and
 * makes it no less a purchase.
 * @param count `category_orders` where an order is one in each of its categories
 */
export const isPurchase = (count: 'orders' | 'category_orders' = 'orders'): string =>
  `kind = 'PLACED' AND ${count} = 1 AND ${standing()}`;
