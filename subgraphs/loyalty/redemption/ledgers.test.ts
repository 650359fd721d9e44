import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import type { LoggedEvent } from '#kernel/events/event-log.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { money } from '#kernel/values/money.ts';
import { FakeClock } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { createSubgraphs, type RunningSubgraphs } from '../../../test/support/subgraphs.ts';
import { aliasProjection } from '../../shared/customer-alias.ts';
import { addGiftCardKey } from '../gift-cards/add-gift-card-key.ts';
import { holdGiftCards } from '../gift-cards/hold-gift-cards.ts';
import { issueGiftCard } from '../gift-cards/issue-gift-card.ts';
import { readCards } from '../gift-cards/store/gift-cards.ts';
import { loyalty } from '../index.ts';
import { earnPoints } from '../points/earn-points.ts';
import { holdPoints } from '../points/hold-points.ts';
import { readBalances } from '../points/store/accounts.ts';
import { commitHolds } from './commit-holds.ts';
import { refund } from './refund.ts';
import { releaseHolds } from './release-holds.ts';

let database: TestDatabase;
let running: RunningSubgraphs;
const clock = new FakeClock('2026-03-01T10:00:00Z');
const staff = createServiceContext('test', 60_000);
const deps = () => running.get('loyalty').deps;

beforeAll(async () => {
  database = await createTestDatabase();
  running = await createSubgraphs(database, [loyalty], { clock });
});
afterAll(async () => {
  await running.stop();
  await database.drop();
});

async function customerWith(points: number): Promise<string> {
  const customerId = newId('cus');
  await earnPoints(deps(), {
    orderId: newId('ord'),
    customerId,
    netMinor: BigInt(points) * 100n,
    currency: 'EUR',
    placedAt: clock.now(),
  });
  return customerId;
}
async function balanceOf(customerId: string) {
  const [balance] = await readBalances(deps().db, [customerId]);
  return balance;
}

/** Says who is one person, as `customers` would. */
async function join(memberIds: readonly string[], survivorId: string, version: number): Promise<void> {
  const event = { type: 'customers.identity-component-changed.v1', payload: { survivorId, memberIds, version } };
  await deps().db.inTransaction('join', (tx) => aliasProjection.handle(tx, [event as unknown as LoggedEvent]));
}

/** Balances that differ from the sum of their entries. */
async function drift(): Promise<number> {
  const [row] = await deps().db.query<{ drift: bigint }>(sql`
    select (select count(*) from loyalty_account a where points - debt <>
             (select coalesce(sum(points), 0) from loyalty_entry e where e.account_id = a.id))
         + (select count(*) from gift_card c where balance_minor <>
             (select coalesce(sum(amount_minor), 0) from gift_card_entry e where e.gift_card_id = c.id)) as drift`);
  return Number(row?.drift);
}

describe('points', () => {
  it('never go negative under 100 concurrent holds', async () => {
    const customerId = await customerWith(55);
    const tries = await Promise.allSettled(
      Array.from({ length: 100 }, () => holdPoints(deps(), { checkoutId: newId('ord'), customerId, points: 10 })),
    );
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(5);
    expect(await balanceOf(customerId)).toMatchObject({ points: 55, heldPoints: 50 });
  });

  it('are earned once by an order, however often it is said', async () => {
    const customerId = newId('cus');
    const order = { orderId: newId('ord'), customerId, netMinor: 12_345n, currency: 'EUR', placedAt: clock.now() };
    await Promise.all([earnPoints(deps(), order), earnPoints(deps(), order), earnPoints(deps(), order)]);
    expect(await balanceOf(customerId)).toMatchObject({ points: 123 });
  });

  it('held by a checkout are burned once when it is placed', async () => {
    const customerId = await customerWith(100);
    const checkoutId = newId('ord');
    await holdPoints(deps(), { checkoutId, customerId, points: 40 });
    await Promise.all([commitHolds(deps(), checkoutId), commitHolds(deps(), checkoutId)]);
    expect(await balanceOf(customerId)).toMatchObject({ points: 60, heldPoints: 0 });
    await expect(releaseHolds(deps(), checkoutId)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('held by an aborted checkout come back', async () => {
    const customerId = await customerWith(100);
    const checkoutId = newId('ord');
    await holdPoints(deps(), { checkoutId, customerId, points: 40 });
    await releaseHolds(deps(), checkoutId);
    expect(await balanceOf(customerId)).toMatchObject({ points: 100, heldPoints: 0 });
  });

  it('reversed after they were burned become a debt that the next earning settles', async () => {
    const customerId = newId('cus');
    const orderId = newId('ord');
    await earnPoints(deps(), { orderId, customerId, netMinor: 10_000n, currency: 'EUR', placedAt: clock.now() });
    const checkoutId = newId('ord');
    await holdPoints(deps(), { checkoutId, customerId, points: 80 });
    await commitHolds(deps(), checkoutId);
    const returned = {
      causeId: newId('ret'),
      orderId,
      customerId,
      reverseEarnNetMinor: 10_000n,
      restorePoints: 0,
      giftCards: [],
    };
    await refund(deps(), returned);
    await refund(deps(), returned);
    expect(await balanceOf(customerId)).toMatchObject({ points: 0, debt: 80 });
    await earnPoints(deps(), {
      orderId: newId('ord'),
      customerId,
      netMinor: 10_000n,
      currency: 'EUR',
      placedAt: clock.now(),
    });
    expect(await balanceOf(customerId)).toMatchObject({ points: 20, debt: 0 });
  });

  it('stop at what an account can count, so that a price typed wrong at a till keeps no order from its end', async () => {
    const customerId = newId('cus');
    const sales = [1, 2].map(() => ({ orderId: newId<string>('ord'), netMinor: 400_638_133_393_100n }));
    for (const sale of sales) await earnPoints(deps(), { ...sale, customerId, currency: 'EUR', placedAt: clock.now() });
    expect(await balanceOf(customerId)).toMatchObject({ points: 2_000_000_000 });
    for (const { orderId, netMinor } of sales) {
      const cause = { causeId: newId('ret'), orderId, customerId, restorePoints: 0, giftCards: [] };
      await refund(deps(), { ...cause, reverseEarnNetMinor: netMinor });
    }
    expect(await balanceOf(customerId)).toMatchObject({ points: 0, debt: 0 });
  });

  it("are earned by sales in the house's currency alone, in which they pay", async () => {
    const customerId = newId('cus');
    const order = { orderId: newId('ord'), customerId, netMinor: 170_000_000n, placedAt: clock.now() };
    await earnPoints(deps(), { ...order, currency: 'IDR' });
    expect(await balanceOf(customerId)).toBeUndefined();
  });

  it('that paid go back to the accounts they came from, so that parted people have their own again', async () => {
    const [buyer, other] = [await customerWith(10), await customerWith(90)];
    await join([buyer, other], buyer, 1);
    const orderId = newId('ord');
    await holdPoints(deps(), { checkoutId: orderId, customerId: buyer, points: 95 });
    await commitHolds(deps(), orderId);
    const paid = { orderId, customerId: buyer, reverseEarnNetMinor: 0n, giftCards: [] };
    for (const restorePoints of [40, 55]) {
      const cause = { ...paid, causeId: newId('ret'), restorePoints };
      await Promise.all([refund(deps(), cause), refund(deps(), cause)]);
      await refund(deps(), cause);
    }
    await join([buyer], buyer, 2);
    await join([other], other, 3);
    expect([await balanceOf(buyer), await balanceOf(other)]).toMatchObject([{ points: 10 }, { points: 90 }]);
  });
});

describe('gift cards', () => {
  async function issue(minor: bigint): Promise<{ giftCardId: string; code: string }> {
    const amount = money(minor, 'EUR');
    const input = {
      amount,
      channel: 'STORE',
      kind: 'PLASTIC',
      customerId: null,
      idempotencyKey: newId('key'),
    } as const;
    const { giftCardId, code } = await issueGiftCard(deps(), staff, input);
    const repeated = await issueGiftCard(deps(), staff, input);
    expect(repeated).toEqual({ giftCardId, code: null });
    return { giftCardId, code: code ?? '' };
  }

  it('pay no more than their balance under 50 concurrent redemptions with different keys', async () => {
    const { giftCardId, code } = await issue(5_000n);
    const second = await addGiftCardKey(deps(), staff, { giftCardId, kind: 'EMAIL' });
    const taken = await Promise.allSettled(
      Array.from({ length: 50 }, async (_, index) => {
        const checkoutId = newId('ord');
        const held = await holdGiftCards(deps(), {
          checkoutId,
          codes: [index % 2 === 0 ? code : second.code],
          currency: 'EUR',
          maxMinor: 700n,
        });
        await commitHolds(deps(), checkoutId);
        return held.reduce((sum, part) => sum + part.amountMinor, 0n);
      }),
    );
    const paid = taken.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0n), 0n);
    expect(paid).toBe(5_000n);
    expect(await readCards(deps().db, [giftCardId])).toMatchObject([{ balanceMinor: 0n, heldMinor: 0n }]);
  });

  it('get back on a return what they had paid, once', async () => {
    const { giftCardId, code } = await issue(5_000n);
    const checkoutId = newId('ord');
    await holdGiftCards(deps(), { checkoutId, codes: [code], currency: 'EUR', maxMinor: 5_000n });
    await commitHolds(deps(), checkoutId);
    const cause = {
      causeId: newId('ret'),
      orderId: checkoutId,
      customerId: null,
      reverseEarnNetMinor: 0n,
      restorePoints: 0,
      giftCards: [{ giftCardId, amountMinor: 2_000n }],
    };
    await Promise.all([refund(deps(), cause), refund(deps(), cause)]);
    expect(await readCards(deps().db, [giftCardId])).toMatchObject([{ balanceMinor: 2_000n }]);
  });

  it('answer a repeated hold with what is held already, though nothing is left', async () => {
    const { giftCardId, code } = await issue(5_000n);
    const wish = { checkoutId: newId('ord'), codes: [code], currency: 'EUR', maxMinor: 5_000n };
    const held = await holdGiftCards(deps(), wish);
    expect(held).toMatchObject([{ giftCardId, amountMinor: 5_000n }]);
    const again = await Promise.all(Array.from({ length: 5 }, () => holdGiftCards(deps(), wish)));
    expect(again).toEqual(again.map(() => held));
  });

  it('are refused in another currency and by an unknown code', async () => {
    const { code } = await issue(100n);
    const wish = { checkoutId: newId('ord'), currency: 'USD', maxMinor: 100n };
    await expect(holdGiftCards(deps(), { ...wish, codes: [code] })).rejects.toMatchObject({
      code: 'GIFT_CARD_NOT_USABLE',
    });
    await expect(holdGiftCards(deps(), { ...wish, codes: ['NOPE'] })).rejects.toMatchObject({
      code: 'GIFT_CARD_NOT_USABLE',
    });
  });
});

describe('ledgers', () => {
  it('explain every balance', async () => {
    expect(await drift()).toBe(0);
  });

  it('cannot be rewritten by the run-time role', async () => {
    await expect(deps().db.query(sql`update loyalty_entry set points = 0`)).rejects.toThrow();
    await expect(deps().db.query(sql`delete from gift_card_entry`)).rejects.toThrow();
  });
});
