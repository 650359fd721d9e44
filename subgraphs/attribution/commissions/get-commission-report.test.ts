import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { staffActor } from '../../../test/support/actors.ts';
import { addPolicy, later, met, placed, returned } from '../testing/commissions.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';

const noon = new Date('2026-03-10T12:00:00Z');
const DAY = 86_400;
const [paris, lyon] = [newId('loc'), newId('loc')];
const associate = staffActor(['ASSOCIATE'], [paris]);
const other = staffActor(['ASSOCIATE'], [lyon]);
const manager = staffActor(['STORE_MANAGER'], [paris]);
const MARCH = { from: '2026-03-01', before: '2026-04-01' };

const REPORT = `query ($input: ReportInput!, $staffMemberId: ID) {
  commissionReport(input: $input, staffMemberId: $staffMemberId) {
    currencyCode cards { metric { key } value previous n }
    byStaffMember { staffMember { id } commission { amount } earned { amount } takenBack { amount } orders }
    byLocation { location { id } commission { amount } }
  }
  commissionEntries(input: $input, staffMemberId: $staffMemberId, first: 2) {
    nodes { amount { amount } } pageInfo { hasNextPage endCursor } } }`;

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  await addPolicy(instance, new Date('2026-01-01T00:00:00Z'));
  const people = [newId('cus'), newId('cus')] as const;
  const orders = [newId('ord'), newId('ord'), newId('ord')] as const;
  await instance.publish('customers', [
    met(people[0], associate.staffId, noon, { locationId: paris }),
    met(people[1], other.staffId, noon, { locationId: lyon }),
  ]);
  await instance.publish('orders', [
    placed({ orderId: orders[0], customerId: people[0], at: later(noon, 60) }),
    placed({ orderId: orders[1], customerId: people[1], at: later(noon, 60), lines: [{ lineId: 'l1', net: 4_000 }] }),
    placed({ orderId: orders[2], customerId: null, staffId: associate.staffId, storeId: paris, at: later(noon, 120) }),
    returned(orders[0], later(noon, DAY), { l1: 2_500 }),
    // In April.
    returned(orders[0], later(noon, 30 * DAY), { l1: 7_500 }),
  ]);
  await instance.settle();
});
afterAll(() => instance?.close());

interface Answer {
  commissionReport: {
    cards: Array<{ value: string }>;
    byStaffMember: Array<{ staffMember: { id: string } }>;
    byLocation: Array<{ location: { id: string } }>;
  };
  commissionEntries: { nodes: unknown[]; pageInfo: { hasNextPage: boolean } };
}

async function ask(actor: Parameters<FactsInstance['execute']>[2], variables: object = {}) {
  const answer = await instance.execute(
    REPORT,
    { input: { ...MARCH, compare: 'PREVIOUS_MONTH' }, ...variables },
    actor,
  );
  return {
    data: answer.data as unknown as Answer,
    codes: answer.errors?.map(({ extensions }) => extensions?.['code']),
  };
}

describe('the payout report', () => {
  it('sums the entries of the period by associate and store, to the cent', async () => {
    const { data } = await ask(staffActor(['EXECUTIVE']));
    expect(data.commissionReport.cards).toEqual([
      { metric: { key: 'commission' }, value: '15.75', previous: '0.00', n: 3 },
      { metric: { key: 'commissioned_orders' }, value: '3', previous: '0', n: 3 },
      { metric: { key: 'associate_sales' }, value: '215.00', previous: '0.00', n: 3 },
    ]);
    expect(data.commissionReport.byStaffMember).toEqual([
      {
        staffMember: { id: associate.staffId },
        commission: { amount: '13.75' },
        earned: { amount: '15.00' },
        takenBack: { amount: '-1.25' },
        orders: 2,
      },
      {
        staffMember: { id: other.staffId },
        commission: { amount: '2.00' },
        earned: { amount: '2.00' },
        takenBack: { amount: '0.00' },
        orders: 1,
      },
    ]);
    expect(data.commissionReport.byLocation).toEqual([
      { location: { id: paris }, commission: { amount: '13.75' } },
      { location: { id: lyon }, commission: { amount: '2.00' } },
    ]);
    expect(data.commissionEntries.nodes).toHaveLength(2);
    expect(data.commissionEntries.pageInfo.hasNextPage).toBe(true);
  });

  it('shows an associate their own alone, and refuses that of a colleague', async () => {
    const { data } = await ask(associate);
    expect(data.commissionReport.byStaffMember.map((row) => row.staffMember.id)).toEqual([associate.staffId]);
    expect(data.commissionReport.cards[0]?.value).toBe('13.75');
    expect((await ask(associate, { staffMemberId: other.staffId })).codes).toContain('FORBIDDEN');
    expect((await ask(staffActor(['MERCHANDISER']))).data.commissionReport.byStaffMember).toEqual([]);
  });

  it('shows a manager what was earned in their stores, and refuses another', async () => {
    const { data } = await ask(manager);
    expect(data.commissionReport.byLocation.map((row) => row.location.id)).toEqual([paris]);
    const answer = await ask(manager, { input: { ...MARCH, sellingLocationIds: [lyon] } });
    expect(answer.codes).toContain('FORBIDDEN');
    expect((await ask(manager, { staffMemberId: other.staffId })).data.commissionReport.byStaffMember).toEqual([]);
  });

  it('is no affair of customers and visitors', async () => {
    expect((await ask({ kind: 'customer', customerId: newId('cus'), sessionId: newId('ses') })).codes).toContain(
      'FORBIDDEN',
    );
    expect((await ask({ kind: 'anonymous' })).codes).toContain('UNAUTHENTICATED');
  });
});
