import { RowFault } from './drafts.ts';
import type { OrderMapping } from './mapping.ts';
import type { OrderHead } from './order-head.ts';
import { plainStatus } from './status-word.ts';

/** What becomes of an order. */
export type OrderFate = 'sale' | 'canceled' | 'leaveOut';

/**
 * Reads the word for an order's status. Without words in the mapping every order is a sale, and one with a date of
 * cancellation is canceled.
 * @throws RowFault for a word that the mapping does not know: what it means is not guessed.
 */
export function fateOf(head: OrderHead, { statuses }: OrderMapping): OrderFate {
  const isDated = head.moments.canceledAt !== undefined;
  if (statuses === undefined) return isDated ? 'canceled' : 'sale';
  const word = head.texts.status ?? '';
  const meant = (Object.entries(statuses) as Array<[OrderFate, readonly string[]]>).find(([, words]) =>
    words.some((one) => plainStatus(one) === plainStatus(word)),
  );
  if (!meant) {
    throw new RowFault(word === '' ? 'the order has no status' : `the status "${word}" is not one of the mapping's`);
  }
  const [fate] = meant;
  return fate === 'sale' && isDated ? 'canceled' : fate;
}
