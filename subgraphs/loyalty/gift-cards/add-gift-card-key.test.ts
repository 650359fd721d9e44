import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServiceContext } from '#kernel/request/context.ts';
import { issueCard, openLoyalty, type TestLoyalty } from '../testing/loyalty.ts';
import { addGiftCardKey } from './add-gift-card-key.ts';
import { findGiftCard } from './find-gift-card.ts';
import { readKeys } from './store/keys.ts';

let loyalty: TestLoyalty;
beforeAll(async () => {
  loyalty = await openLoyalty();
});
afterAll(() => loyalty.close());

const request = createServiceContext('test', 600_000);

describe('a further key of a gift card', () => {
  it('is made once by three requests with one key, at once or later, and its code is shown once', async () => {
    const { giftCardId } = await issueCard(loyalty, 5_000n);
    const input = { giftCardId, kind: 'EMAIL', idempotencyKey: randomUUID() } as const;
    const add = () => addGiftCardKey(loyalty.deps, request, input);
    const answers = [...(await Promise.all([add(), add()])), await add()];
    expect(new Set(answers.map(({ giftCardKeyId }) => giftCardKeyId)).size).toBe(1);
    const codes = answers.flatMap(({ code }) => code ?? []);
    expect(codes).toHaveLength(1);
    expect(await findGiftCard(loyalty.deps, codes[0] ?? '')).toMatchObject({ id: giftCardId });
    expect(await readKeys(loyalty.deps.db, [giftCardId])).toHaveLength(2);
  });

  it('is told from another one that is asked for by the same key', async () => {
    const { giftCardId } = await issueCard(loyalty, 5_000n);
    const idempotencyKey = randomUUID();
    await addGiftCardKey(loyalty.deps, request, { giftCardId, kind: 'EMAIL', idempotencyKey });
    await expect(
      addGiftCardKey(loyalty.deps, request, { giftCardId, kind: 'WALLET', idempotencyKey }),
    ).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});
