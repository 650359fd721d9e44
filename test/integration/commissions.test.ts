import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, parseId } from '#kernel/values/ids.ts';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import type { Role } from '../../subgraphs/shared/permissions.ts';
import { openTestInstance, type TestInstance } from '../support/test-instance.ts';

const ADD_POLICY = `mutation ($input: AddCommissionPolicyInput!) { addCommissionPolicy(input: $input) {
  __typename ... on UserError { message } } }`;
const MERGE = `mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) {
  __typename ... on UserError { message } } }`;
const ENTRIES = `query ($input: ReportInput!) { commissionEntries(input: $input, first: 100) { nodes {
  order { number } cause kind amount { amount } staffMember { id } location { id } } } }`;
const WHOLE = { from: '2026-01-01', before: '2026-12-31' };
const NOON = Date.parse('2026-03-10T12:00:00Z');
const HOUR = 3_600;
const DAY = 24 * HOUR;

let instance: TestInstance;
let admin: string;
let store: string;
let associate: string;
beforeAll(async () => {
  instance = await openTestInstance({ engine: 'SHARED' });
  admin = await instance.adminToken();
  const paris = { code: 'PAR', name: 'Paris', kind: 'STORE', timeZone: 'Europe/Paris', openingHours: [] };
  const locations = `mutation ($locations: [InventoryLocationInput!]!) { inventoryEnsureLocations(locations: $locations) { id } }`;
  [{ id: store }] = await port<[{ id: string }]>('inventory', locations, { locations: [paris] });
  const anna = {
    email: 'anna@maison.fr',
    name: 'Anna',
    password: randomUUID(),
    roles: ['ASSOCIATE'],
    locationIds: [store],
  };
  const staff = 'mutation ($staff: JSON!) { customersEnsureStaff(staff: $staff) }';
  [{ staffId: associate }] = await port<[{ staffId: string }]>('customers', staff, { staff: [anna] });
  await addPolicy('2026-01-01T00:00:00Z', [{ baseRate: '0.1' }]);
  // From June on 20 % within an hour.
  await addPolicy('2026-06-01T00:00:00Z', [{ baseRate: '0.2', windowSeconds: HOUR }]);
});
afterAll(() => instance?.close());

async function port<T>(domain: Domain, document: string, variables: Record<string, unknown>): Promise<T> {
  const answer = await instance.callPort(domain, document, variables);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return Object.values(answer.data ?? {})[0] as T;
}

async function addPolicy(effectiveAt: string, rules: object[]): Promise<void> {
  const input = { effectiveAt, rules, idempotencyKey: randomUUID() };
  const { addCommissionPolicy } = await instance.ask<Record<string, { __typename: string }>>(
    ADD_POLICY,
    { input },
    admin,
  );
  expect(addCommissionPolicy?.__typename).toBe('AddCommissionPolicyPayload');
}

/** A customer who is known by an address. */
async function customer(email: string): Promise<string> {
  const sets = [{ ref: email, source: 'test', identifiers: [{ kind: 'EMAIL', value: email }] }];
  const document = 'mutation ($sets: JSON!) { customersResolveIdentities(sets: $sets) }';
  const [made] = await port<Array<{ customerId: string }>>('customers', document, { sets });
  return made?.customerId ?? '';
}

/** Anna advises a customer in the store. */
async function meet(customerId: string, at = NOON): Promise<void> {
  const document = 'mutation ($batch: JSON!) { customersImportInteractions(batch: $batch) }';
  const occurredAt = new Date(at).toISOString();
  const interaction = {
    externalId: randomUUID(),
    customerId,
    staffId: associate,
    locationId: store,
    kind: 'ADVICE',
    occurredAt,
  };
  await port('customers', document, { batch: { source: 'test', interactions: [interaction] } });
}

/** An order of 100 euros before tax. */
function order(orderNumber: string, at: number, more: object = {}) {
  const figures = { grossMinor: '10000', discountMinor: '0', netMinor: '10000', taxMinor: '0', costMinor: null };
  const goods = { variantId: null, productId: null, productTitle: 'Écharpe', sku: null, category: null };
  return {
    externalId: orderNumber,
    orderNumber,
    channel: 'WEB',
    storeId: null,
    customerId: null,
    placedAt: new Date(at).toISOString(),
    currency: 'EUR',
    taxIncluded: false,
    shippingMinor: '0',
    lines: [{ externalId: '1', quantity: 1, unitPriceMinor: '10000', ...goods, ...figures }],
    returns: [],
    ...more,
  };
}
async function buy(...orders: object[]): Promise<void> {
  const batch = { source: 'test', earnPoints: false, orders };
  const document = 'mutation ($batch: JSON!) { ordersImport(batch: $batch) }';
  expect(await port('orders', document, { batch })).toMatchObject({ rejected: [] });
}

interface Entry {
  readonly order: { readonly number: string };
  readonly cause: string;
  readonly kind: string;
  readonly amount: { readonly amount: string };
  readonly staffMember: { readonly id: string };
  readonly location: { readonly id: string } | null;
}
/** Amounts of the ledger by order and cause, as the gateway answers. */
async function ledger(prefix: string): Promise<string[]> {
  const { commissionEntries } = await instance.ask<{ commissionEntries: { nodes: Entry[] } }>(
    ENTRIES,
    { input: WHOLE },
    admin,
  );
  return commissionEntries.nodes
    .filter((entry) => entry.order.number.startsWith(prefix) && entry.staffMember.id === associate)
    .map((entry) => `${entry.order.number} ${entry.kind} ${entry.cause} ${entry.amount.amount}`)
    .sort();
}
const untilLedger = (prefix: string, entries: readonly string[]) =>
  expect.poll(() => ledger(prefix), { timeout: 60_000, interval: 250 }).toEqual(entries);

describe('commissions through the gateway', () => {
  it('A1: pays half the base commission up to the last moment of 24 hours, nothing a second later or without an interaction', async () => {
    const met = await customer('jean@maison.fr');
    await meet(met);
    await buy(
      order('A1-1', NOON + (DAY - 1) * 1000, { customerId: await customer('jean@maison.fr') }),
      order('A1-2', NOON + DAY * 1000, { customerId: met }),
      order('A1-3', NOON + (DAY + 1) * 1000, { customerId: met }),
      order('A1-4', NOON + HOUR * 1000, { customerId: await customer('nobody.met@maison.fr') }),
    );
    await untilLedger('A1-', ['A1-1 INFLUENCED PLACED 5.00', 'A1-2 INFLUENCED PLACED 5.00']);
  });

  it('A1: pays when the customers are merged after the purchase', async () => {
    const [met, buyer] = [await customer('store@maison.fr'), await customer('web@maison.fr')];
    await meet(met);
    await buy(
      order('M-1', NOON + HOUR * 1000, { customerId: buyer }),
      order('M-2', NOON + HOUR * 1000, { customerId: met }),
    );
    await untilLedger('M-', ['M-2 INFLUENCED PLACED 5.00']);
    const input = { survivorId: met, mergedId: buyer, reason: 'same card', idempotencyKey: randomUUID() };
    const { mergeCustomers } = await instance.ask<Record<string, { __typename: string }>>(MERGE, { input }, admin);
    expect(mergeCustomers?.__typename).toBe('MergeCustomersPayload');
    await untilLedger('M-', ['M-1 INFLUENCED PLACED 5.00', 'M-2 INFLUENCED PLACED 5.00']);
  });

  it('A2: computes an order by the rules that held at its date', async () => {
    const june = Date.parse('2026-06-10T12:00:00Z');
    const customerId = await customer('june@maison.fr');
    await meet(customerId, june);
    await buy(
      order('A2-1', june + HOUR * 1000, { customerId }),
      order('A2-2', june + (HOUR + 1) * 1000, { customerId }),
    );
    await untilLedger('A2-', ['A2-1 INFLUENCED PLACED 10.00']);
  });

  it('A3: pays the base commission whole for an order that the associate placed on a tablet', async () => {
    await buy(order('A3-1', NOON, { storeId: store, placedByStaffId: associate, deliveryMethod: 'SHIP' }));
    await untilLedger('A3-', ['A3-1 ASSISTED PLACED 10.00']);
  });

  it('A4: takes back by an entry of its own what a return takes back', async () => {
    const customerId = await customer('return@maison.fr');
    await meet(customerId);
    const sold = order('A4-1', NOON + HOUR * 1000, { customerId });
    const returnedAt = new Date(NOON + 3 * DAY * 1000).toISOString();
    const part = {
      lineExternalId: '1',
      quantity: 1,
      grossMinor: '10000',
      discountMinor: '0',
      netMinor: '10000',
      costMinor: null,
    };
    const returned = { externalId: 'R-1', returnedAt, locationId: store, refundMinor: '10000', lines: [part] };
    await buy(sold);
    await untilLedger('A4-', ['A4-1 INFLUENCED PLACED 5.00']);
    await buy({ ...sold, returns: [returned] });
    await untilLedger('A4-', ['A4-1 INFLUENCED PLACED 5.00', 'A4-1 INFLUENCED RETURNED -5.00']);
  });
});

describe('goals of associates', () => {
  const GOALS = `query { goals(first: 50) { nodes { id target metric { key } staffMember { id name } progress {
    status variance projected figure { value previous n } } } } }`;
  const SET_GOAL = `mutation ($input: SetGoalInput!) { setGoal(input: $input) { __typename
    ... on NotFoundError { path } ... on ValidationError { issues { path issueCode } } } }`;
  const may = { from: '2026-05-01', before: '2026-06-01' };
  interface Goal {
    readonly metric: { readonly key: string };
    readonly staffMember: { readonly id: string; readonly name: string };
    readonly progress: object;
  }
  const as = (roles: readonly Role[], locationIds: readonly string[], staffId = newId('stf')) =>
    instance.tokenFor({ kind: 'staff', staffId, sessionId: 'test', roles: [...roles], locationIds: [...locationIds] });
  const goalsOf = async (token: string) =>
    (await instance.ask<{ goals: { nodes: Goal[] } }>(GOALS, {}, token)).goals.nodes;
  const set = async (input: object, token: string) =>
    (
      await instance.ask<{ setGoal: { __typename: string } }>(
        SET_GOAL,
        { input: { ...may, target: '150', ...input } },
        token,
      )
    ).setGoal;

  it('X11: hold what she rang up and led to online against the target, for herself, her manager and executives alone', async () => {
    const day = Date.parse('2026-05-11T12:00:00Z');
    const customerId = await customer('x11@maison.fr');
    await meet(customerId, day);
    const rungUp = { storeId: store, placedByStaffId: associate, deliveryMethod: 'SHIP' };
    await buy(
      order('X11-0', Date.parse('2026-04-15T12:00:00Z'), rungUp),
      order('X11-1', day, rungUp),
      order('X11-2', day + HOUR * 1000, { customerId }),
    );
    await untilLedger('X11-', [
      'X11-0 ASSISTED PLACED 10.00',
      'X11-1 ASSISTED PLACED 10.00',
      'X11-2 INFLUENCED PLACED 5.00',
    ]);
    const executive = await as(['EXECUTIVE'], []);
    expect(await set({ metric: 'associate_sales', staffMemberId: associate }, executive)).toMatchObject({
      __typename: 'SetGoalPayload',
    });
    await set({ metric: 'net_sales' }, executive);
    const own = {
      metric: { key: 'associate_sales' },
      staffMember: { id: associate, name: 'Anna' },
      progress: { status: 'MET', variance: '50.00', figure: { value: '200.00', previous: '100.00', n: 2 } },
    };
    expect(await goalsOf(await as(['ASSOCIATE'], [store], parseId('stf', associate)))).toMatchObject([own]);
    expect(await goalsOf(await as(['STORE_MANAGER'], [store]))).toMatchObject([own]);
    const all = await goalsOf(executive);
    expect(all.map(({ metric }) => metric.key).sort()).toEqual(['associate_sales', 'net_sales']);
    expect(all.find(({ staffMember }) => staffMember)).toMatchObject(own);
    // Nobody else: another associate, the manager of another store, and who may not see what others earn.
    expect(await goalsOf(await as(['ASSOCIATE'], [store]))).toEqual([]);
    expect(await goalsOf(await as(['STORE_MANAGER'], [newId('loc')]))).toEqual([]);
    expect((await goalsOf(await as(['MERCHANDISER'], []))).map(({ metric }) => metric.key)).toEqual(['net_sales']);
    await expect(instance.ask(GOALS, {}, undefined)).rejects.toThrow();
  });

  it('X11: are of figures of the ledger and of the staff alone, and set within the stores of who sets them', async () => {
    const executive = await as(['EXECUTIVE'], []);
    expect(await set({ metric: 'net_sales', staffMemberId: associate }, executive)).toMatchObject({
      issues: [{ path: ['input', 'metric'], issueCode: 'UNKNOWN_REFERENCE' }],
    });
    expect(await set({ metric: 'associate_sales' }, executive)).toMatchObject({
      issues: [{ path: ['input', 'metric'] }],
    });
    expect(await set({ metric: 'commission', staffMemberId: newId('stf') }, executive)).toMatchObject({
      __typename: 'NotFoundError',
      path: ['input', 'staffMemberId'],
    });
    expect(
      await set({ metric: 'commission', staffMemberId: associate, sellingLocationId: store }, executive),
    ).toMatchObject({ issues: [{ path: ['input', 'staffMemberId'], issueCode: 'NOT_ALLOWED' }] });
    const elsewhere = await as(['EXECUTIVE'], [newId('loc')]);
    await expect(set({ metric: 'commission', staffMemberId: associate }, elsewhere)).rejects.toThrow(/FORBIDDEN/);
  });
});
