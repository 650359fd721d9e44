/** A step of a fulfillment order under another key than the case's own. */
export const step = (mutation: string, fulfillmentOrderId: string, more: object = {}) =>
  ({ as: 'admin', mutation, input: { idempotencyKey: '@otherKey', fulfillmentOrderId, ...more } }) as const;
