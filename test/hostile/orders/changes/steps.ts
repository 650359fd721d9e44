/** Cancels the case's order under another key than the case's own. */
export const cancel = {
  as: 'admin',
  mutation: 'cancelOrder',
  input: { idempotencyKey: '@otherKey', orderId: '@order', reason: 'no' },
} as const;
