import { z } from 'zod';
import { appendEvents } from '#kernel/events/outbox.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { giftCardChanged } from '../events/published.ts';
import { hashCode, normaliseCode } from './model/gift-card-code.ts';
import {
  type GiftCardEntryRow,
  insertCards,
  insertKeys,
  postCardEntries,
  readKnownHashes,
} from './store/gift-cards.ts';

const minor = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform(BigInt);
const batchSchema = z.object({
  cards: z
    .array(
      z.object({
        /** The plain code, which also makes importing the card again change nothing. */
        code: z.string().min(8).max(40),
        kind: z.enum(['PLASTIC', 'EMAIL', 'WALLET']),
        currency: z.string().regex(/^[A-Z]{3}$/),
        amountMinor: minor,
        channel: z.string().min(1),
        customerId: z.string().nullable(),
        issuedAt: z.iso.datetime().transform((text) => new Date(text)),
        redemptions: z.array(
          z.object({
            orderId: z.string().nullable(),
            amountMinor: minor,
            at: z.iso.datetime().transform((text) => new Date(text)),
          }),
        ),
      }),
    )
    .max(2_000),
});
type Card = z.infer<typeof batchSchema>['cards'][number];

function toLedger(card: Card, giftCardId: string): GiftCardEntryRow[] {
  let balance = card.amountMinor;
  const entries: GiftCardEntryRow[] = [
    {
      id: newId('gfe'),
      giftCardId,
      key: `issue:${giftCardId}`,
      kind: 'ISSUE',
      amountMinor: balance,
      orderId: null,
      occurredAt: card.issuedAt,
      balanceAfterMinor: balance,
    },
  ];
  for (const [index, { orderId, amountMinor, at }] of card.redemptions.entries()) {
    balance -= amountMinor;
    if (balance < 0n)
      throw new ValidationError([{ path: 'redemptions', message: 'more was redeemed than the card was worth' }]);
    entries.push({
      id: newId('gfe'),
      giftCardId,
      key: `redeem:${orderId ?? index}:${giftCardId}`,
      kind: 'REDEEM',
      amountMinor: -amountMinor,
      orderId,
      occurredAt: at,
      balanceAfterMinor: balance,
    });
  }
  return entries;
}

/**
 * Takes over gift cards of another system with their history: all of a batch or nothing; a code that is known is
 * left as it is.
 */
export async function importGiftCards(
  deps: LoyaltyDeps,
  raw: unknown,
): Promise<{ created: number; unchanged: number }> {
  const parsed = batchSchema.safeParse(raw);
  if (!parsed.success) {
    throw new ValidationError(
      parsed.error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    );
  }
  const { cards } = parsed.data;
  return deps.db.inTransaction('import-gift-cards', async (tx) => {
    const known = await readKnownHashes(
      tx,
      cards.map((card) => hashCode(card.code)),
    );
    const fresh = cards.filter((card) => !known.has(hashCode(card.code))).map((card) => ({ card, id: newId('gft') }));
    await insertCards(
      tx,
      fresh.map(({ card, id }) => ({
        id,
        currency: card.currency,
        initialMinor: card.amountMinor,
        status: 'ACTIVE' as const,
        customerId: card.customerId,
        channel: card.channel,
        createdAt: card.issuedAt,
      })),
    );
    await insertKeys(
      tx,
      fresh.map(({ card, id }) => ({
        id: newId('gfk'),
        giftCardId: id,
        kind: card.kind,
        codeHash: hashCode(card.code),
        lastFour: normaliseCode(card.code).slice(-4),
        createdAt: card.issuedAt,
        revokedAt: null,
      })),
    );
    const entries = fresh.flatMap(({ card, id }) => toLedger(card, id).map((entry) => ({ entry, card })));
    await postCardEntries(
      tx,
      entries.map(({ entry }) => entry),
    );
    await appendEvents(
      tx,
      'loyalty',
      entries.map(({ entry, card }) =>
        giftCardChanged({
          giftCardId: entry.giftCardId,
          customerId: card.customerId,
          kind: entry.kind,
          amountMinor: entry.amountMinor,
          currency: card.currency,
          orderId: entry.orderId,
          occurredAt: entry.occurredAt,
        }),
      ),
    );
    return { created: fresh.length, unchanged: cards.length - fresh.length };
  });
}
