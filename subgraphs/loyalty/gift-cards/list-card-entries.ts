import { type Page, type PageArgs, parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { GiftCardEntry } from './model/entry.ts';
import type { GiftCard } from './model/gift-card.ts';
import { readCardEntries } from './store/entries.ts';

/** A page of a card's ledger, newest first. @throws ValidationError on a foreign cursor. */
export async function listCardEntries(
  deps: LoyaltyDeps,
  { id, currency }: GiftCard,
  args: PageArgs,
): Promise<Page<GiftCardEntry & { readonly currency: string }>> {
  const page = parseInstantPage(args);
  const entries = await readCardEntries(deps.db, id, page);
  return toPage(
    entries.map((entry) => ({ ...entry, currency })),
    page,
    (entry) => [entry.occurredAt.toISOString(), entry.id],
  );
}
