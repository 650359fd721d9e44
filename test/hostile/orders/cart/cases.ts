import type { HostileCase } from '../../hostile-case.ts';

export const strangers = { anonymous: 'NotFoundError', bob: 'NotFoundError', executive: 'NotFoundError' } as const;

/** A cart that was ordered stays as it was ordered. */
export const ordered: HostileCase = {
  kind: 'wrong order',
  what: 'a cart that was ordered',
  input: { cartId: '@order.cart' },
  outcome: 'ConflictError',
};

/** A guess learns nothing, not even that there is such a cart. */
export const guessed: HostileCase = {
  kind: 'unauthorized',
  what: 'a token that is a guess',
  as: ['anonymous', 'bob'],
  input: { token: 'guess' },
  outcome: 'NotFoundError',
};
