import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { select, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { appendEvents, type NewEvent } from '#kernel/events/outbox.ts';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import type { Story } from './brute-force-cross-channel.ts';
import type { TestOrder } from './order-events.ts';
import { openTestInstance, type TestInstance } from './test-instance.ts';

/** A retailer behind a gateway: facts come in by the documented ways, an executive reads the figures. */
export interface Retailer extends TestInstance {
  /** Token of someone with every permission. */
  readonly admin: string;
  /** Asks as an executive who reads English. */
  read<Data>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  /** Asks as an admin, and fails on a refusal. */
  change<Payload>(document: string, input: Readonly<Record<string, unknown>>): Promise<Payload>;
  /** What an internal port answers that imports use. */
  port<T>(domain: Domain, document: string, variables: Readonly<Record<string, unknown>>): Promise<T>;
  /** A new place, a store unless `more` says otherwise: its id. */
  openStore(code: string, more?: object): Promise<string>;
  /** Customers known by an address each: their ids by these names. */
  meetCustomers(names: readonly string[]): Promise<(name: string) => string>;
  /** Imports orders as a history file would. */
  importOrders(orders: readonly object[]): Promise<void>;
  /** Sends touchpoints to the ingest route. */
  ingest(touchpoints: readonly object[]): Promise<void>;
  /** Appends events of docs/events.md, as the feature that is to come will. */
  emit(domain: Domain, events: readonly NewEvent[]): Promise<void>;
  /** Imports a story with its made-up customers and stores. */
  live(story: Story): Promise<void>;
  /** Resolves when all that has come in is in the figures. */
  settle(): Promise<void>;
}

/** Orders of one call of an import. */
const BATCH = 1_000;

const inBatches = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / BATCH) }, (_, at) => [...list.slice(at * BATCH, (at + 1) * BATCH)]);

export async function openRetailer(): Promise<Retailer> {
  const instance = await openTestInstance({ engine: 'SHARED' });
  const admin = await instance.adminToken();
  const executive = await instance.tokenFor({
    kind: 'staff',
    staffId: 'stf_executive',
    sessionId: 'test',
    roles: ['EXECUTIVE'],
    locationIds: [],
  });
  const dataDir = instance.env['DATA_DIR'] ?? '';
  const logOf = (domain: Domain) => instance.instance.subgraphs.get(domain)?.deps.db ?? expect.fail(domain);

  async function port<T>(domain: Domain, document: string, variables: Readonly<Record<string, unknown>>): Promise<T> {
    const answer = await instance.callPort(domain, document, variables);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return Object.values(answer.data ?? {})[0] as T;
  }
  async function openStore(code: string, more: object = {}): Promise<string> {
    const store = { code, name: code, kind: 'STORE', timeZone: 'Europe/Paris', openingHours: [], ...more };
    const document = `mutation ($locations: [InventoryLocationInput!]!) { inventoryEnsureLocations(locations: $locations) { id } }`;
    const [made] = await port<Array<{ id: string }>>('inventory', document, { locations: [store] });
    return made?.id ?? expect.fail('no store');
  }
  async function meetCustomers(names: readonly string[]): Promise<(name: string) => string> {
    const ids = new Map<string, string>();
    const document = 'mutation ($sets: JSON!) { customersResolveIdentities(sets: $sets) }';
    for (const some of inBatches([...new Set(names)])) {
      const sets = some.map((ref) => ({
        ref,
        source: 'test',
        identifiers: [{ kind: 'EMAIL', value: `${ref}@maison.fr` }],
      }));
      const made = await port<Array<{ ref: string; customerId: string }>>('customers', document, { sets });
      for (const { ref, customerId } of made) ids.set(ref, customerId);
    }
    return (name) => ids.get(name) ?? expect.fail(name);
  }
  async function importOrders(orders: readonly object[]): Promise<void> {
    for (const some of inBatches(orders)) {
      const batch = { source: 'test', earnPoints: false, orders: some };
      const answer = await port('orders', 'mutation ($batch: JSON!) { ordersImport(batch: $batch) }', { batch });
      expect(answer).toMatchObject({ rejected: [], changed: [] });
    }
  }
  async function ingest(touchpoints: readonly object[]): Promise<void> {
    for (const some of inBatches(touchpoints)) {
      const response = await fetch(`${instance.url}/ingest/touchpoints`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${admin}` },
        body: JSON.stringify({ batchId: randomUUID(), touchpoints: some }),
      });
      expect(await response.json()).toMatchObject({ accepted: some.length, rejected: [] });
    }
  }
  return {
    ...instance,
    admin,
    port,
    openStore,
    meetCustomers,
    importOrders,
    ingest,
    async read<Data>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Data> {
      const headers = { 'accept-language': 'en' };
      const { data, errors } = await instance.send<Data>(document, variables, { token: executive, headers });
      if (errors.length > 0 || !data) throw new Error(JSON.stringify(errors, null, 1));
      return data;
    },
    async change<Payload>(document: string, input: Readonly<Record<string, unknown>>): Promise<Payload> {
      const data = await instance.ask<Record<string, unknown>>(document, { input }, admin);
      const [payload] = Object.values(data);
      expect((payload as { __typename: string }).__typename).toMatch(/Payload$/);
      return payload as Payload;
    },
    async emit(domain, events) {
      await logOf(domain).inTransaction('emit', (tx) => appendEvents(tx, domain, events));
    },
    async live({ orders, touches, collected }) {
      const names = [...orders, ...touches].flatMap(({ customerId }) => customerId ?? []);
      const customer = await meetCustomers(names);
      const stores = new Map<string, string>();
      for (const { storeId } of orders)
        if (storeId && !stores.has(storeId)) stores.set(storeId, await openStore(storeId.toUpperCase()));
      const collectedAt = new Map(collected.map(({ orderId, at }) => [orderId, at]));
      const place = stores.values().next().value ?? expect.fail('no store');
      await importOrders(
        orders.map((order) => {
          const changedAt = collectedAt.get(order.orderId)?.toISOString();
          return {
            ...importedOrder(order),
            customerId: order.customerId === null ? null : customer(order.customerId),
            storeId: stores.get(order.storeId ?? '') ?? null,
            fulfillment: changedAt === undefined ? null : { locationId: place, changedAt },
          };
        }),
      );
      await ingest(
        touches.map(({ customerId, ...touch }) =>
          customerId === undefined ? touch : { ...touch, customerId: customer(customerId) },
        ),
      );
    },
    async settle() {
      for (const domain of ['orders', 'customers', 'loyalty', 'inventory', 'catalog'] as const) {
        const [last] = await logOf(domain).query(sql`
          select ${select({ position: text(sql`txid::text || ':' || seq`) })} from event_log
          order by event_log.txid desc, event_log.seq desc limit 1`);
        if (!last) continue;
        const document = `mutation ($position: String!) {
          attributionCatchUp(publisher: "${domain}", position: $position, timeoutMs: 5000) }`;
        const catchUp = async () => expect(await port('attribution', document, { position: last.position })).toBe(true);
        await vi.waitFor(catchUp, { timeout: 60_000 });
      }
      const areShipped = async () => {
        for (const folder of ['open', 'ready']) expect(await readdir(join(dataDir, 'spool', folder))).toEqual([]);
      };
      await vi.waitFor(areShipped, { timeout: 30_000, interval: 100 });
    },
  };
}

/** An order of one article in a history file: sold online to nobody known, unless `more` says otherwise. */
export function historyOrder(id: string, placedAt: string, netMinor = 10_000, more: object = {}) {
  const net = String(netMinor);
  const goods = { externalId: '1', variantId: null, productId: null, productTitle: 'Manteau', sku: null };
  const figures = { grossMinor: net, discountMinor: '0', netMinor: net, taxMinor: '0', costMinor: null };
  return {
    externalId: id,
    orderNumber: id,
    channel: 'WEB',
    storeId: null,
    customerId: null,
    placedAt,
    taxIncluded: false,
    currency: 'EUR',
    shippingMinor: '0',
    lines: [{ ...goods, category: 'Coats', quantity: 1, unitPriceMinor: net, ...figures }],
    returns: [],
    ...more,
  };
}

/** A whole order of `historyOrder` sent back. */
export function historyReturn(id: string, returnedAt: string, netMinor = 10_000, locationId: string | null = null) {
  const net = String(netMinor);
  const figures = { grossMinor: net, discountMinor: '0', netMinor: net, costMinor: null };
  const lines = [{ lineExternalId: '1', quantity: 1, ...figures }];
  return { externalId: id, returnedAt, locationId, refundMinor: net, lines };
}

/** An order of a story as a history file has it; whose it is and which store sold it is for those who know the ids. */
function importedOrder({ orderId, channel, placedAt, canceledAt, currency, deliveryMethod, lines }: TestOrder) {
  return historyOrder(orderId, placedAt.toISOString(), 0, {
    channel,
    canceledAt: canceledAt?.toISOString() ?? null,
    currency,
    deliveryMethod,
    lines: lines.map(({ lineId, category, quantity, grossMinor, discountMinor, costMinor }) => ({
      externalId: lineId,
      variantId: null,
      productId: null,
      productTitle: 'Manteau',
      sku: null,
      category,
      quantity,
      unitPriceMinor: (grossMinor / BigInt(quantity)).toString(),
      grossMinor: grossMinor.toString(),
      discountMinor: discountMinor.toString(),
      netMinor: (grossMinor - discountMinor).toString(),
      taxMinor: '0',
      costMinor: costMinor?.toString() ?? null,
    })),
  });
}
