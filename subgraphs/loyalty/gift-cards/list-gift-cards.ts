import { z } from 'zod';
import { type Page, type PageRequest, toPage } from '#kernel/values/pagination.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { idField } from '../../shared/id-field.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { GiftCard } from './model/gift-card.ts';
import { countCards, readCardPage } from './store/gift-cards.ts';

/** Most values that one field of a filter may name. */
const MAX_FILTER = 250;
const filterSchema = z.object({
  customerIds: z.array(idField('cus')).max(MAX_FILTER).nullish(),
  statuses: z
    .array(z.enum(['INACTIVE', 'ACTIVE', 'VOID']))
    .max(MAX_FILTER)
    .nullish(),
});

/** A page of gift cards, the last one first. */
export async function listGiftCards(deps: LoyaltyDeps, raw: unknown, page: PageRequest): Promise<Page<GiftCard>> {
  const { customerIds, statuses } = parseInput(filterSchema, raw ?? {}, 'filter');
  const filter = { customerIds: customerIds ?? undefined, statuses: statuses ?? undefined };
  return toPage(
    await readCardPage(deps.db, filter, page),
    page,
    ({ id }) => [id],
    () => countCards(deps.db, filter),
  );
}
