import { z } from 'zod';
import { ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { idOf } from '../../shared/given-ids.ts';
import type { GiftCardId } from '../../shared/ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { GiftCardPosting } from '../gift-cards/model/entry.ts';
import { hashCode, normalizeCode } from '../gift-cards/model/gift-card-code.ts';
import { postCardEntries } from '../gift-cards/post-card-entries.ts';
import { insertCards } from '../gift-cards/store/gift-cards.ts';
import { insertKeys, readKnownHashes } from '../gift-cards/store/keys.ts';

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
        customerId: idOf('cus').nullable(),
        issuedAt: z.iso.datetime().transform((text) => new Date(text)),
        redemptions: z.array(
          z.object({
            orderId: idOf('ord').nullable(),
            amountMinor: minor,
            at: z.iso.datetime().transform((text) => new Date(text)),
          }),
        ),
      }),
    )
    .max(2_000),
});
type Card = z.infer<typeof batchSchema>['cards'][number];

/** The history of one card: its issue, and each redemption. */
function toPostings(
  { amountMinor, channel, currency, customerId, issuedAt, redemptions }: Card,
  id: GiftCardId,
): GiftCardPosting[] {
  const redeemed = redemptions.reduce((sum, redemption) => sum + redemption.amountMinor, 0n);
  if (redeemed > amountMinor)
    throw new ValidationError([
      { path: 'redemptions', issueCode: 'NOT_ALLOWED', message: 'more was redeemed than the card was worth' },
    ]);
  const card = { id, currency, customerId, balanceMinor: 0n };
  return [
    { card, channel, key: `issue:${id}`, kind: 'ISSUE', amountMinor, orderId: null, occurredAt: issuedAt },
    ...redemptions.map(
      ({ orderId, amountMinor: paid, at }, index): GiftCardPosting => ({
        card,
        key: `redeem:${orderId ?? index}:${id}`,
        kind: 'REDEEM',
        amountMinor: -paid,
        orderId,
        occurredAt: at,
      }),
    ),
  ];
}

/**
 * Takes over gift cards of another system with their history: all of a batch or nothing; a code that is known is
 * left as it is.
 */
export async function importGiftCards(
  deps: LoyaltyDeps,
  raw: unknown,
): Promise<{ created: number; unchanged: number }> {
  const { cards } = parseInput(batchSchema, raw);
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
        lastFour: normalizeCode(card.code).slice(-4),
        createdAt: card.issuedAt,
        revokedAt: null,
      })),
    );
    await postCardEntries(
      tx,
      fresh.flatMap(({ card, id }) => toPostings(card, id)),
    );
    return { created: fresh.length, unchanged: cards.length - fresh.length };
  });
}
