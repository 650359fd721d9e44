import type { GraphAnswer } from '#kernel/ports/port.ts';
import type { Actor } from '#kernel/request/access.ts';
import { countStatements, createRequestContext, type StatementCounts } from '#kernel/request/context.ts';
import { FakeClock } from '#kernel/values/time.ts';
import { catalog } from '../../subgraphs/catalog/index.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { createSubgraphs } from './subgraphs.ts';

export const merchandiser: Actor = {
  kind: 'staff',
  staffId: 'stf_00000000-0000-7000-8000-000000000001',
  sessionId: 'ses_1',
  roles: ['MERCHANDISER'],
  locationIds: [],
};
export const shopper: Actor = { kind: 'anonymous' };
export const service: Actor = { kind: 'service', name: 'test' };

/** The catalogue alone on a database of its own. */
export interface CatalogHouse {
  readonly database: TestDatabase;
  readonly clock: FakeClock;
  /** Runs an operation and answers what came back, errors included. */
  send(actor: Actor, document: string, variables?: Record<string, unknown>): Promise<GraphAnswer>;
  /** The value of the operation's first field; throws what the graph answered when there were errors. */
  ask<T = Record<string, unknown>>(actor: Actor, document: string, variables?: Record<string, unknown>): Promise<T>;
  /** Statements that the operation sent to PostgreSQL. */
  count(actor: Actor, document: string, variables?: Record<string, unknown>): Promise<number>;
  close(): Promise<void>;
}

export async function openCatalogHouse(): Promise<CatalogHouse> {
  const database = await createTestDatabase();
  const clock = new FakeClock('2026-11-22T09:00:00Z');
  const subgraphs = await createSubgraphs(database, [catalog], { clock });
  const subgraph = subgraphs.get('catalog');
  const send = (actor: Actor, document: string, variables: Record<string, unknown> = {}) =>
    subgraph.execute({ document, variables, request: createRequestContext({ actor }) });
  async function ask<T>(actor: Actor, document: string, variables?: Record<string, unknown>): Promise<T> {
    const answer = await send(actor, document, variables);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return Object.values(answer.data ?? {})[0] as T;
  }
  return {
    database,
    clock,
    send,
    ask,
    async count(actor, document, variables) {
      const counts: StatementCounts = new Map();
      await countStatements(counts, () => ask(actor, document, variables));
      return counts.get('catalog') ?? 0;
    },
    async close() {
      await subgraphs.stop();
      await database.drop();
    },
  };
}

let created = 0;

/** A product with one variant a size, made ACTIVE and so listed in every channel unless told otherwise. */
export async function createProduct(
  house: CatalogHouse,
  input: Record<string, unknown> = {},
  sizes: readonly string[] = ['S', 'M', 'L'],
): Promise<{ id: string; variants: Array<{ id: string }> }> {
  created += 1;
  return house.ask(
    merchandiser,
    `mutation ($input: CreateProductInput!) { createProduct(input: $input) {
       ... on Product { id variants { id } } ... on DomainError { message } } }`,
    {
      input: {
        title: `Product ${created}`,
        handle: `product-${created}`,
        status: 'ACTIVE',
        variants: sizes.map((value, index) => ({
          sku: `P${created}-${value}`,
          options: [{ name: 'Size', value }],
          price: { amount: `${10 + index}.00`, currencyCode: 'EUR' },
        })),
        ...input,
      },
    },
  );
}
