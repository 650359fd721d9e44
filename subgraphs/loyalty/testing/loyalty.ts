import { bigint, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { createPorts } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { money } from '#kernel/values/money.ts';
import { FakeClock } from '#kernel/values/time.ts';
import { createTestDatabase } from '../../../test/support/database.ts';
import { createSubgraphs } from '../../../test/support/subgraphs.ts';
import { unique } from '../../../test/support/unique.ts';
import { aliasesOf } from '../../shared/customer-alias.ts';
import type { CustomerId, GiftCardId, GiftCardKeyId, OrderId } from '../../shared/ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { issueGiftCard } from '../gift-cards/issue-gift-card.ts';
import { loyalty } from '../index.ts';
import { earnPoints } from '../points/earn-points.ts';
import type { Account } from '../points/model/account.ts';
import { readBalances } from '../points/store/accounts.ts';

/** The loyalty subgraph alone, on a database of its own. */
export interface TestLoyalty {
  readonly clock: FakeClock;
  readonly deps: LoyaltyDeps;
  /** The dependencies with another domain's port that answers `data`. */
  withPort(data: Readonly<Record<string, unknown>>): LoyaltyDeps;
  /** An order that earned this many points. */
  earn(customerId: CustomerId, points: number): Promise<OrderId>;
  /** A new customer with this many points. */
  customerWith(points: number): Promise<CustomerId>;
  balanceOf(customerId: CustomerId): Promise<Account | undefined>;
  /** Balances that differ from the sum of their entries. */
  drift(): Promise<number>;
  close(): Promise<void>;
}

export async function openLoyalty(): Promise<TestLoyalty> {
  const database = await createTestDatabase();
  const clock = new FakeClock('2026-03-01T10:00:00Z');
  const running = await createSubgraphs(database, [loyalty], { clock });
  const { deps } = running.get('loyalty');
  async function earn(customerId: CustomerId, points: number): Promise<OrderId> {
    const orderId = newId('ord');
    const netMinor = BigInt(points) * 100n;
    await earnPoints(deps, { orderId, customerId, netMinor, currency: 'EUR', placedAt: clock.now() });
    return orderId;
  }
  return {
    clock,
    deps,
    withPort: (data) => ({ ...deps, ports: createPorts('loyalty', { execute: async () => ({ data }) }) }),
    earn,
    async customerWith(points) {
      const customerId = newId('cus');
      await earn(customerId, points);
      return customerId;
    },
    async balanceOf(customerId) {
      const [balance] = await readBalances(deps.db, aliasesOf([customerId]));
      return balance;
    },
    async drift() {
      const count = bigint(sql`
        (select count(*) from loyalty_account a where points - debt <>
          (select coalesce(sum(points), 0) from loyalty_entry e where e.account_id = a.id))
        + (select count(*) from gift_card c where balance_minor <>
          (select coalesce(sum(amount_minor), 0) from gift_card_entry e where e.gift_card_id = c.id))`);
      const [row] = await deps.db.query(sql`select ${select({ drift: count })}`);
      return Number(row?.drift);
    },
    async close() {
      await running.stop();
      await database.drop();
    },
  };
}

/** A new card, issued by a service. */
export async function issueCard(
  { deps }: TestLoyalty,
  minor: bigint,
): Promise<{ giftCardId: GiftCardId; code: string; keyId: GiftCardKeyId }> {
  const { giftCardId, code, giftCardKeyId } = await issueGiftCard(deps, createServiceContext('test', 60_000), {
    amount: money(minor, 'EUR'),
    channel: 'STORE',
    kind: 'PLASTIC',
    customerId: null,
    idempotencyKey: unique('key'),
  });
  return { giftCardId, code: code ?? '', keyId: giftCardKeyId };
}
