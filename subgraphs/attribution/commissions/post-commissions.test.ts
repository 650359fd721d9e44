import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import {
  addPolicy,
  canceled,
  earnedBy,
  entriesOf,
  joined,
  later,
  met,
  placed,
  returned,
  type TestSale,
} from '../testing/commissions.ts';
import { type FactsInstance, openFactsInstance, WEB_CHANNEL_ID } from '../testing/facts-instance.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const [anna, bruno, chloe] = [newId('stf'), newId('stf'), newId('stf')];
const [paris, lyon] = [newId('loc'), newId('loc')];
/** 10 % of net sales, half of it within 24 hours for who met the customer last. */
const since = new Date('2026-01-01T00:00:00Z');
const noon = new Date('2026-03-10T12:00:00Z');

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await addPolicy(instance, since);
  await instance.subgraph.runWorkers();
});
afterAll(() => instance?.close());

/** Publishes a purchase and settles. @returns its order */
async function buy(sale: TestSale): Promise<string> {
  const orderId = newId('ord');
  await instance.publish('orders', [placed({ ...sale, orderId })]);
  await instance.settle();
  return orderId;
}

/** Anna advises a customer in Paris at noon. @returns the customer */
async function meet(at = noon): Promise<string> {
  const customerId = newId('cus');
  await instance.publish('customers', [met(customerId, anna, at, { locationId: paris })]);
  await instance.settle();
  return customerId;
}

let identityVersion = 0;
async function join(at: Date, ...components: string[][]): Promise<void> {
  identityVersion += 1;
  await instance.publish(
    'customers',
    components.map((members) => joined(at, members, identityVersion)),
  );
  await instance.settle();
}

describe('A1: an interaction and an online purchase within 24 hours', () => {
  it.each([
    ['+23:59:59', DAY - 1, 500],
    ['+24:00:00, the last moment of the window', DAY, 500],
    ['+24:00:01', DAY + 1, 0],
    ['at the same moment', 0, 500],
    ['a second before the interaction', -1, 0],
  ])('%s pay the associate half of the base commission, or nothing', async (_, seconds, cents) => {
    const customerId = await meet();
    const orderId = await buy({ customerId, at: later(noon, seconds) });
    // The base commission is 10 % of 100.00.
    expect(await earnedBy(instance, orderId, anna)).toBe(cents);
  });

  it('pays nothing without an interaction, to a guest, or for a purchase in a store', async () => {
    await meet();
    const customerId = await meet();
    expect(await entriesOf(instance, await buy({ customerId: newId('cus'), at: later(noon, HOUR) }))).toEqual([]);
    expect(await entriesOf(instance, await buy({ customerId: null, at: later(noon, HOUR) }))).toEqual([]);
    expect(await entriesOf(instance, await buy({ customerId, storeId: lyon, at: later(noon, HOUR) }))).toEqual([]);
  });

  it('names the evidence, the store, the rules and the basis of what it pays', async () => {
    const customerId = newId('cus');
    const interactionId = newId('int');
    await instance.publish('customers', [met(customerId, anna, noon, { locationId: paris, id: interactionId })]);
    const orderId = await buy({ customerId, at: later(noon, HOUR) });
    const [entry, ...others] = await entriesOf(instance, orderId);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      cause: 'PLACED',
      kind: 'INFLUENCED',
      location: { id: paris },
      amount: { amount: '5.00' },
      netSales: { amount: '100.00' },
      interaction: { id: interactionId },
      occurredAt: later(noon, HOUR).toISOString(),
    });
  });

  it('finds an interaction that becomes known after the purchase', async () => {
    const customerId = newId('cus');
    const orderId = await buy({ customerId, at: later(noon, HOUR) });
    expect(await entriesOf(instance, orderId)).toEqual([]);
    await instance.publish('customers', [met(customerId, anna, noon)]);
    await instance.settle();
    expect(await earnedBy(instance, orderId, anna)).toBe(500);
  });

  it('pays when the customers are joined after the purchase, with the day on which they were', async () => {
    const known = await meet();
    const guest = newId('cus');
    const orderId = await buy({ customerId: guest, at: later(noon, HOUR) });
    expect(await entriesOf(instance, orderId)).toEqual([]);
    const joinedAt = later(noon, 9 * DAY);
    await join(joinedAt, [known, guest]);
    expect(await earnedBy(instance, orderId, anna)).toBe(500);
    const [entry] = await entriesOf(instance, orderId);
    expect(entry).toMatchObject({
      reason: 'IDENTITY',
      occurredAt: later(noon, HOUR).toISOString(),
      bookedAt: joinedAt.toISOString(),
    });
    const separatedAt = later(noon, 12 * DAY);
    await join(separatedAt, [known], [guest]);
    expect(await earnedBy(instance, orderId, anna)).toBe(0);
    expect((await entriesOf(instance, orderId)).map(({ amount, bookedAt }) => [amount.amount, bookedAt])).toEqual([
      ['5.00', joinedAt.toISOString()],
      ['-5.00', separatedAt.toISOString()],
    ]);
  });

  it('moves the commission to who met another id of the customer later, by entries of the difference', async () => {
    const [first, second] = [newId('cus'), newId('cus')];
    await instance.publish('customers', [met(first, anna, noon), met(second, bruno, later(noon, HOUR))]);
    const orderId = await buy({ customerId: first, at: later(noon, 2 * HOUR) });
    expect(await earnedBy(instance, orderId, anna)).toBe(500);
    await join(later(noon, DAY), [first, second]);
    expect(await earnedBy(instance, orderId, anna)).toBe(0);
    expect(await earnedBy(instance, orderId, bruno)).toBe(500);
    expect((await entriesOf(instance, orderId)).map(({ amount }) => amount.amount).sort()).toEqual([
      '-5.00',
      '5.00',
      '5.00',
    ]);
  });
});

describe('A2: rules by date and channel', () => {
  it('lets the last, all alike, or the most engaged of several earn, with its own window and share', async () => {
    const start = new Date('2026-04-01T00:00:00Z');
    await addPolicy(instance, start, [{ earner: 'SPLIT', windowSeconds: 2 * HOUR, share: '0.3' }]);
    await addPolicy(instance, later(start, 10 * DAY), [{ earner: 'ENGAGEMENT' }]);
    await addPolicy(instance, later(start, 20 * DAY), [{ baseRate: '0.2', channelId: WEB_CHANNEL_ID }, {}]);
    await instance.subgraph.runWorkers();
    const earned = async (at: Date, channel = 'WEB'): Promise<number[]> => {
      const customerId = newId('cus');
      await instance.publish('customers', [
        met(customerId, chloe, later(at, -3 * HOUR), { kind: 'TRY_ON' }),
        met(customerId, anna, later(at, -2 * HOUR), { kind: 'TRY_ON' }),
        met(customerId, bruno, later(at, -HOUR), { kind: 'MESSAGE' }),
      ]);
      const orderId = await buy({ customerId, at, channel, lines: [{ lineId: 'l1', net: 10_010 }] });
      return Promise.all([anna, bruno, chloe].map((one) => earnedBy(instance, orderId, one)));
    };
    // 10 % of 100.10, of it 30 %: 3.003 rounds to 3.00; two of the three are in the window.
    expect(await earned(later(start, DAY))).toEqual([150, 150, 0]);
    expect(await earned(later(start, 11 * DAY))).toEqual([501, 0, 0]);
    expect(await earned(later(start, 21 * DAY))).toEqual([0, 1_001, 0]);
    expect(await earned(later(start, 21 * DAY), 'APP')).toEqual([0, 501, 0]);
    expect(await earned(later(start, -DAY))).toEqual([0, 501, 0]);
  });

  it('changes no version: one with the date of another is refused, one in between computes its orders again', async () => {
    const start = new Date('2026-05-01T00:00:00Z');
    await addPolicy(instance, start);
    await instance.subgraph.runWorkers();
    const customerId = await meet(later(start, DAY));
    const orderId = await buy({ customerId, at: later(start, DAY + HOUR) });
    expect(await earnedBy(instance, orderId, anna)).toBe(500);
    expect(await addPolicy(instance, start)).toMatchObject({
      __typename: 'ConflictError',
      errorCode: 'ALREADY_EXISTS',
    });
    const { commissionPolicy } = await addPolicy(instance, later(start, HOUR), [{ share: '1' }]);
    expect(commissionPolicy?.isApplied).toBe(false);
    await instance.subgraph.runWorkers();
    expect(await earnedBy(instance, orderId, anna)).toBe(1_000);
    expect((await entriesOf(instance, orderId)).map(({ amount, reason }) => [amount.amount, reason]).sort()).toEqual([
      ['-5.00', 'POLICY'],
      ['10.00', 'POLICY'],
      ['5.00', 'ORDER'],
    ]);
  });
});

describe('A3: a sale that an associate places', () => {
  it('pays them the base commission whole, on a tablet as at a POS, no matter who met the customer', async () => {
    const customerId = await meet();
    const sale = { customerId, staffId: bruno, at: later(noon, HOUR) };
    for (const storeId of [null, lyon]) {
      const orderId = await buy({ ...sale, storeId });
      expect(await earnedBy(instance, orderId, bruno)).toBe(1_000);
      expect(await entriesOf(instance, orderId)).toMatchObject([{ kind: 'ASSISTED', interaction: null }]);
    }
  });
});

describe('A4: what comes back takes its commission back', () => {
  it('by an entry for each return, in proportion, exact to the cent over any number of them', async () => {
    const customerId = await meet();
    const lines = [1, 2, 3].map((number) => ({ lineId: `l${number}`, net: 333 }));
    const orderId = await buy({ customerId, at: later(noon, HOUR), lines });
    // 5 % of 9.99 is 0.4995.
    expect(await earnedBy(instance, orderId, anna)).toBe(50);
    const left: number[] = [];
    for (const [index, { lineId }] of lines.entries()) {
      await instance.publish('orders', [returned(orderId, later(noon, (index + 2) * DAY), { [lineId]: 333 })]);
      await instance.settle();
      left.push(await earnedBy(instance, orderId, anna));
    }
    // 5 % of 6.66 and of 3.33, half up.
    expect(left).toEqual([33, 17, 0]);
    const entries = await entriesOf(instance, orderId);
    expect(entries.map(({ cause, amount }) => [cause, amount.amount])).toEqual([
      ['PLACED', '0.50'],
      ['RETURNED', '-0.17'],
      ['RETURNED', '-0.16'],
      ['RETURNED', '-0.17'],
    ]);
    expect(entries[1]?.bookedAt).toBe(later(noon, 2 * DAY).toISOString());
  });

  it('by an entry for the cancellation, also behind a return in part', async () => {
    const customerId = await meet();
    const lines = [
      { lineId: 'l1', net: 2_000 },
      { lineId: 'l2', net: 8_000 },
    ];
    const orderId = await buy({ customerId, at: later(noon, HOUR), lines });
    await instance.publish('orders', [
      returned(orderId, later(noon, 2 * HOUR), { l1: 2_000 }),
      canceled(orderId, later(noon, 3 * HOUR)),
    ]);
    await instance.settle();
    expect((await entriesOf(instance, orderId)).map(({ cause, amount }) => [cause, amount.amount])).toEqual([
      ['PLACED', '5.00'],
      ['RETURNED', '-1.00'],
      ['CANCELED', '-4.00'],
    ]);
  });
});
