import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import type { GiftCard } from './gift-card.ts';

/** A page of cards that were read together, in the order of their ids. */
export function pageOfCards<Card extends GiftCard>(cards: readonly Card[], page: PageRequest): Page<Card> {
  const [after] = page.after ?? [];
  const [before] = page.before ?? [];
  const within = cards.filter(({ id }) => (after === undefined || id > after) && (before === undefined || id < before));
  const rows = page.isBackward ? within.reverse() : within;
  return toPage(rows.slice(0, page.limit + 1), page, ({ id }) => [id], cards.length);
}
