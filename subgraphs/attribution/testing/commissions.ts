import type { NewEvent } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import { staffActor } from '../../../test/support/actors.ts';
import type { FactsInstance } from './facts-instance.ts';

/** May set the rules of commissions. */
const ADMIN = staffActor(['ADMIN']);

/** An instant so many seconds after another. */
export const later = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1_000);

export interface TestSale {
  readonly at: Date;
  readonly customerId?: string | null;
  readonly orderId?: string;
  readonly storeId?: string | null;
  readonly staffId?: string | null;
  readonly channel?: string;
  readonly currency?: string;
  /** Net of each line, in cents, one unit each unless told. */
  readonly lines?: ReadonlyArray<{ readonly lineId: string; readonly net: number; readonly quantity?: number }>;
}

const LINES: NonNullable<TestSale['lines']> = [{ lineId: 'l1', net: 10_000 }];

function linesOf(lines: NonNullable<TestSale['lines']>) {
  return lines.map(({ lineId, net, quantity = 1 }) => ({
    lineId,
    variantId: null,
    productId: null,
    sku: lineId,
    category: 'SHOES',
    quantity,
    grossMinor: String(net),
    discountMinor: '0',
    netMinor: String(net),
    taxMinor: '0',
    costMinor: null,
  }));
}

function orderEvent(type: string, orderId: string, at: Date, payload: object): NewEvent {
  const about = { orderId, channel: 'WEB', currency: 'EUR', storeId: null, customerId: null };
  return {
    type: `orders.${type}.v1`,
    aggregateId: orderId,
    aggregateVersion: 1,
    occurredAt: at,
    payload: { ...about, ...payload },
  };
}

export function placed(sale: TestSale): NewEvent {
  const { at, orderId = newId('ord'), customerId = null, storeId = null, staffId = null, channel = 'WEB' } = sale;
  const { currency = 'EUR' } = sale;
  return orderEvent('order-placed', orderId, at, {
    channel,
    currency,
    customerId,
    storeId,
    placedByStaffId: staffId,
    placedAt: at.toISOString(),
    lines: linesOf(sale.lines ?? LINES),
  });
}

/** A return, which says of its order what the order says of itself. */
export function returned(
  orderId: string,
  at: Date,
  net: Readonly<Record<string, number>>,
  of: Pick<TestSale, 'customerId' | 'storeId' | 'channel' | 'currency'> = {},
): NewEvent {
  const lines = linesOf(Object.entries(net).map(([lineId, minor]) => ({ lineId, net: minor })));
  return orderEvent('order-returned', orderId, at, {
    ...of,
    returnId: newId('ret'),
    returnedAt: at.toISOString(),
    lines,
  });
}

export function canceled(orderId: string, at: Date): NewEvent {
  return orderEvent('order-canceled', orderId, at, { canceledAt: at.toISOString(), lines: [] });
}

/** A step of a fulfillment order in a store. */
export function fulfilled(
  orderId: string,
  at: Date,
  where: {
    readonly locationId: string;
    readonly quantity: Readonly<Record<string, number>>;
    readonly kind?: 'STORE' | 'WAREHOUSE';
    readonly status?: string;
    readonly id?: string;
    readonly version?: number;
  },
): NewEvent {
  const { locationId, quantity, kind = 'STORE', status = 'SHIPPED', id = newId('ful'), version = 2 } = where;
  const lines = Object.entries(quantity).map(([lineId, units]) => ({ lineId, quantity: units }));
  const payload = {
    orderId,
    fulfillmentOrderId: id,
    locationId,
    locationKind: kind,
    status,
    lines,
    changedAt: at.toISOString(),
  };
  const type = 'orders.fulfillment-order-changed.v1';
  return { type, aggregateId: id, aggregateVersion: version, occurredAt: at, payload };
}

export function met(
  customerId: string,
  staffId: string,
  at: Date,
  more: { readonly locationId?: string | null; readonly kind?: string; readonly id?: string } = {},
): NewEvent {
  const { locationId = null, kind = 'ADVICE', id: interactionId = newId('int') } = more;
  return {
    type: 'customers.interaction-recorded.v1',
    aggregateId: interactionId,
    aggregateVersion: 0,
    occurredAt: at,
    payload: { interactionId, customerId, staffId, locationId, kind, variantIds: [], occurredAt: at.toISOString() },
  };
}

export function joined(at: Date, memberIds: readonly string[], version: number): NewEvent {
  const [survivorId = ''] = memberIds;
  return {
    type: 'customers.identity-component-changed.v1',
    aggregateId: survivorId,
    aggregateVersion: 0,
    occurredAt: at,
    payload: { survivorId, memberIds, version: String(version) },
  };
}

export interface TestRule {
  readonly channelId?: string;
  readonly baseRate?: string;
  readonly windowSeconds?: number;
  readonly share?: string;
  readonly earner?: 'LAST' | 'SPLIT' | 'ENGAGEMENT';
}

const ADD_POLICY = `mutation ($input: AddCommissionPolicyInput!) { addCommissionPolicy(input: $input) {
  __typename ... on AddCommissionPolicyPayload { commissionPolicy { id isApplied } }
  ... on UserError { errorCode message } } }`;

export interface Added {
  __typename: string;
  commissionPolicy?: { id: string; isApplied: boolean };
  errorCode?: string;
}

/** Adds a version of the rules: 10 % of net sales, half of it for 24 hours, unless told. */
export async function addPolicy(
  instance: FactsInstance,
  effectiveAt: Date,
  rules: readonly TestRule[] = [{}],
  fulfillingShare = '0',
): Promise<Added> {
  const input = {
    effectiveAt: effectiveAt.toISOString(),
    rules: rules.map((rule) => ({ baseRate: '0.1', ...rule })),
    fulfillingShare,
    idempotencyKey: crypto.randomUUID(),
  };
  const answer = await instance.execute(ADD_POLICY, { input }, ADMIN);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return (answer.data as { addCommissionPolicy: Added }).addCommissionPolicy;
}

const ENTRIES = `query ($input: ReportInput!, $orderId: ID) { commissionEntries(input: $input, orderId: $orderId, first: 100) {
  nodes { order { id } cause kind reason staffMember { id } location { id } amount { amount } netSales { amount }
    interaction { id } policyId occurredAt bookedAt } } }`;

export interface TestEntry {
  order: { id: string };
  cause: string;
  kind: string;
  reason: string;
  staffMember: { id: string };
  location: { id: string } | null;
  amount: { amount: string };
  netSales: { amount: string };
  interaction: { id: string } | null;
  policyId: string;
  occurredAt: string;
  bookedAt: string;
}

/** The whole span of the tests. */
const ALWAYS = { from: '2020-01-01', before: '2029-01-01' };

/** Entries of an order, the earliest booked first. */
export async function entriesOf(instance: FactsInstance, orderId: string): Promise<TestEntry[]> {
  const answer = await instance.execute(ENTRIES, { input: ALWAYS, orderId });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return (answer.data as { commissionEntries: { nodes: TestEntry[] } }).commissionEntries.nodes.reverse();
}

/** What an order earned somebody in all, in cents. */
export async function earnedBy(instance: FactsInstance, orderId: string, staffId: string): Promise<number> {
  const own = (await entriesOf(instance, orderId)).filter(({ staffMember }) => staffMember.id === staffId);
  return own.reduce((sum, { amount }) => sum + Math.round(Number(amount.amount) * 100), 0);
}
