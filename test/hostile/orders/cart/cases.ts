import type { HostileCase } from '../../hostile-case.ts';

export const strangers = {
  anonymous: 'NotFoundError',
  bob: 'NotFoundError',
  executive: 'NotFoundError',
  parisAssociate: 'NotFoundError',
} as const;

/** A cart that was ordered stays as it was ordered. */
export const ordered: HostileCase = {
  kind: 'wrong order',
  what: 'a cart that was ordered',
  input: { cartId: '@order.cart' },
  outcome: 'ConflictError',
};
