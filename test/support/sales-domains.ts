import { randomUUID } from 'node:crypto';
import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { GraphAnswer } from '#kernel/graphql/execution/execute.ts';
import type { Actor } from '#kernel/request/actor.ts';
import {
  countStatements,
  createRequestContext,
  createServiceContext,
  type StatementCounts,
} from '#kernel/request/context.ts';
import type { Platform } from '#kernel/runtime/platform.ts';
import { newId } from '#kernel/values/ids.ts';
import { FakeClock } from '#kernel/values/time.ts';
import { catalog } from '../../subgraphs/catalog/index.ts';
import { customers } from '../../subgraphs/customers/index.ts';
import { inventory } from '../../subgraphs/inventory/index.ts';
import { loyalty } from '../../subgraphs/loyalty/index.ts';
import { orders } from '../../subgraphs/orders/index.ts';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import { channelIds, CHANNELS as KNOWN_CHANNELS } from './channel-ids.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { outcomeOf } from './outcome.ts';
import { createSubgraphs } from './subgraphs.ts';
import { unique } from './unique.ts';

export const anonymous: Actor = { kind: 'anonymous' };
/** A visitor in a guest session. */
export const guest: Actor = { kind: 'guest', customerId: newId('cus'), sessionId: 'guest' };
export const admin: Actor = {
  kind: 'staff',
  staffId: newId('stf'),
  sessionId: 'admin',
  roles: ['ADMIN'],
  locationIds: [],
};
export const associateAt = (locationId: string): Extract<Actor, { kind: 'staff' }> => ({
  kind: 'staff',
  staffId: newId('stf'),
  sessionId: 'associate',
  roles: ['ASSOCIATE'],
  locationIds: [locationId],
});
export const customerActor = (customerId: string): Actor => ({ kind: 'customer', customerId, sessionId: 'own' });

type Fields = Record<string, unknown>;

/** The five domains that a sale touches, really running in this process on a database of their own. */
export interface SalesDomains {
  readonly database: TestDatabase;
  readonly clock: FakeClock;
  /** What the use cases of orders get. */
  readonly deps: Platform;
  readonly warehouse: string;
  readonly paris: string;
  readonly lyon: string;
  db(domain: Domain): Database;
  send(domain: Domain, actor: Actor, document: string, variables?: Fields): Promise<GraphAnswer>;
  /** The first field's value; throws what the graph answered when there were errors. */
  ask<T = Fields>(domain: Domain, actor: Actor, document: string, variables?: Fields): Promise<T>;
  /** Statements of all domains together. */
  count(work: () => Promise<unknown>): Promise<number>;
  channelId(code: string): Promise<string>;
  /** A product on sale at `price` in WEB, STORE and INSTAGRAM, with units on the shelves; answers its variant. */
  product(price: string, units: Readonly<Record<string, number>>, fields?: Fields): Promise<string>;
  customer(email?: string): Promise<string>;
  /** Does what a domain's background workers would do now. */
  work(domain: Domain): Promise<void>;
  close(): Promise<void>;
}

const LOCATIONS = `mutation ($locations: [InventoryLocationInput!]!) { inventoryEnsureLocations(locations: $locations) { code id } }`;
const CHANNELS = `mutation ($channels: JSON!) { catalogEnsureChannels(channels: $channels) }`;
const PRODUCT = `mutation ($input: CreateProductInput!) {
  createProduct(input: $input) { __typename ... on CreateProductPayload { product { id variants { nodes { id } } } } ... on UserError { message } } }`;
const PUBLISH = `mutation ($input: PublishProductInput!) {
  publishProduct(input: $input) { __typename ... on UserError { message } } }`;
const ADJUST = `mutation ($input: AdjustInventoryInput!) {
  adjustInventory(input: $input) { __typename ... on UserError { message } } }`;
const PRICE = `mutation ($input: SetChannelPriceInput!) {
  setChannelPrice(input: $input) { __typename ... on UserError { message } } }`;
const PEOPLE = `mutation ($sets: JSON!) { customersResolveIdentities(sets: $sets) }`;

/** Sets the price of a variant in the channel of this code. */
export async function setPrice(
  { ask }: Pick<SalesDomains, 'ask'>,
  { channel, ...price }: { readonly variantId: string; readonly channel: string; readonly price: object },
): Promise<void> {
  const [channelId] = channelIds(await ask('catalog', admin, KNOWN_CHANNELS), [channel]);
  assertDone(await ask('catalog', admin, PRICE, { input: { ...price, channelId } }));
}

const service: Actor = { kind: 'service', name: 'test' };

function assertDone(answer: { __typename?: unknown; message?: unknown }): void {
  if (answer.message !== undefined) throw new Error(String(answer.message));
}

export async function openSalesDomains(): Promise<SalesDomains> {
  const database = await createTestDatabase();
  const clock = new FakeClock('2026-11-22T09:00:00Z');
  const running = await createSubgraphs(database, [catalog, inventory, customers, loyalty, orders], { clock });
  const deps = running.get('orders').deps;
  const send = (domain: Domain, actor: Actor, document: string, variables: Fields = {}) =>
    running.get(domain).execute({
      document,
      variables,
      request: actor.kind === 'service' ? createServiceContext(actor.name) : createRequestContext({ actor }),
    });
  async function ask<T>(domain: Domain, actor: Actor, document: string, variables?: Fields): Promise<T> {
    const answer = await send(domain, actor, document, variables);
    if (document.trimStart().startsWith('mutation')) return outcomeOf<T>(answer);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return Object.values(answer.data ?? {})[0] as T;
  }
  const place = (code: string, kind: string, more: Fields = {}) => ({
    code,
    name: code,
    kind,
    timeZone: 'Europe/Paris',
    ...more,
  });
  const made = await ask<Array<{ code: string; id: string }>>('inventory', service, LOCATIONS, {
    locations: [
      place('WH', 'WAREHOUSE'),
      place('PARIS', 'STORE', { offersPickup: true, shipsOrders: true }),
      place('LYON', 'STORE', { offersPickup: true, shipsOrders: false }),
    ],
  });
  const idOf = (code: string) => made.find((one) => one.code === code)?.id ?? '';
  const channels = ['WEB', 'STORE', 'INSTAGRAM'];
  // EBAY sells nothing yet.
  await ask('catalog', service, CHANNELS, {
    channels: [...channels, 'EBAY'].map((code) => ({
      code,
      name: code,
      kind: code === 'WEB' ? 'ONLINE' : code === 'STORE' ? 'STORE' : 'SOCIAL',
      currencyCode: 'EUR',
    })),
  });
  // How much one session holds is limited by the tests that are about it.
  await running.get('catalog').deps.db.query(sql`update channel set max_held_quantity = null`);
  return {
    database,
    clock,
    deps,
    warehouse: idOf('WH'),
    paris: idOf('PARIS'),
    lyon: idOf('LYON'),
    db: (domain) => running.get(domain).deps.db,
    send,
    ask,
    async count(work) {
      const counts: StatementCounts = new Map();
      await countStatements(counts, work);
      return [...counts.values()].reduce((sum, count) => sum + count, 0);
    },
    async channelId(code) {
      const known = await ask<Array<{ id: string; code: string }>>('catalog', admin, '{ channels { id code } }');
      return known.find((one) => one.code === code)?.id ?? '';
    },
    async product(price, units, fields = {}) {
      const created = await ask<{
        product: { id: string; variants: { nodes: Array<{ id: string }> } };
        message?: string;
      }>('catalog', admin, PRODUCT, {
        input: {
          idempotencyKey: randomUUID(),
          title: `Product ${unique('x')}`,
          category: 'Coats',
          variants: [{ sku: unique('sku'), price: { amount: price, currencyCode: 'EUR' } }],
          ...fields,
        },
      });
      assertDone(created);
      const { id: productId, variants } = created.product;
      const onSaleIn = channelIds(await ask('catalog', admin, KNOWN_CHANNELS), channels);
      assertDone(await ask('catalog', admin, PUBLISH, { input: { productId, channelIds: onSaleIn } }));
      const variantId = variants.nodes[0]?.id ?? '';
      const changes = Object.entries(units).map(([locationId, delta]) => ({
        variantId,
        locationId,
        state: 'AVAILABLE',
        delta,
      }));
      if (changes.length > 0) {
        const input = { idempotencyKey: randomUUID(), reason: 'opening', changes };
        assertDone(await ask('inventory', admin, ADJUST, { input }));
      }
      return variantId;
    },
    async customer(email = `${unique('x')}@example.com`) {
      const sets = [{ ref: 'one', identifiers: [{ kind: 'EMAIL', value: email }], source: 'TEST', profile: { email } }];
      const [found] = await ask<Array<{ customerId: string }>>('customers', service, PEOPLE, { sets });
      return found?.customerId ?? '';
    },
    work: (domain) => running.get(domain).runWorkers(),
    async close() {
      await running.stop();
      await database.drop();
    },
  };
}
