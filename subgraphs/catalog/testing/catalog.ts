import type { GraphAnswer } from '#kernel/graphql/execution/execute.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { countStatements, createRequestContext, type StatementCounts } from '#kernel/request/context.ts';
import { FakeClock } from '#kernel/values/time.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { outcomeOf } from '../../../test/support/outcome.ts';
import { createSubgraphs } from '../../../test/support/subgraphs.ts';
import { catalog } from '../index.ts';

export const merchandiser: Actor = {
  kind: 'staff',
  staffId: 'stf_00000000-0000-7000-8000-000000000001',
  sessionId: 'ses_1',
  roles: ['MERCHANDISER'],
  locationIds: [],
};
export const shopper: Actor = { kind: 'anonymous' };
export const service: Actor = { kind: 'service', name: 'test' };

/** Answer of a mutation: the fields of a product, a variant or a failure. */
export interface Answer {
  readonly __typename: string;
  readonly id: string;
  readonly code?: string;
  readonly version: number;
  readonly variants: { readonly nodes: ReadonlyArray<{ readonly id: string }> };
  readonly listings: {
    readonly nodes: ReadonlyArray<{
      readonly channel: { readonly code: string };
      readonly isVisible: boolean;
      readonly price: { readonly displayed: { readonly amount: string } };
    }>;
  };
  readonly issues?: ReadonlyArray<{ readonly path: readonly string[]; readonly message: string }>;
}

const PRODUCT = '... on Product { id status version variants { nodes { id } } }';
const VARIANT =
  '... on ProductVariant { id sku price { displayed { amount } } listings { nodes { channel { code } isVisible price { displayed { amount } } } } }';
const FAILURE = '... on UserError { message errorCode } ... on ValidationError { issues { path message } }';

/** Catalog alone on a database of its own. */
export interface TestCatalog {
  readonly database: TestDatabase;
  readonly clock: FakeClock;
  /** Runs an operation and answers what came back, errors included. */
  send(actor: Actor, document: string, variables?: Record<string, unknown>): Promise<GraphAnswer>;
  /** The value of the operation's first field; throws what the graph answered when there were errors. */
  ask<T = Record<string, unknown>>(actor: Actor, document: string, variables?: Record<string, unknown>): Promise<T>;
  /** Runs a mutation of a product or a variant by the name of its field, as a merchandiser by default. */
  mutate(field: string, input: Record<string, unknown>, actor?: Actor): Promise<Answer>;
  /** Statements that the operation sent to PostgreSQL. */
  count(actor: Actor, document: string, variables?: Record<string, unknown>): Promise<number>;
  close(): Promise<void>;
}

/** Opens catalog on a fresh database, or as a second process on the database of `beside`. */
export async function openTestCatalog(beside?: TestCatalog): Promise<TestCatalog> {
  const database = beside?.database ?? (await createTestDatabase());
  const clock = beside?.clock ?? new FakeClock('2026-11-22T09:00:00Z');
  const subgraphs = await createSubgraphs(database, [catalog], { clock });
  const subgraph = subgraphs.get('catalog');
  const send = (actor: Actor, document: string, variables: Record<string, unknown> = {}) =>
    subgraph.execute({ document, variables, request: createRequestContext({ actor }) });
  async function ask<T>(actor: Actor, document: string, variables?: Record<string, unknown>): Promise<T> {
    const answer = await send(actor, document, variables);
    if (document.trimStart().startsWith('mutation')) return outcomeOf<T>(answer);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return Object.values(answer.data ?? {})[0] as T;
  }
  return {
    database,
    clock,
    send,
    ask,
    mutate(field, input, actor = merchandiser) {
      const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
      const success = /Variant|ChannelPrice/.test(field) ? VARIANT : PRODUCT;
      const document = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ${success} ${FAILURE} } }`;
      return ask(actor, document, { input });
    },
    async count(actor, document, variables) {
      const counts: StatementCounts = new Map();
      await countStatements(counts, () => ask(actor, document, variables));
      return counts.get('catalog') ?? 0;
    },
    async close() {
      await subgraphs.stop();
      if (!beside) await database.drop();
    },
  };
}

let created = 0;

/** A product with one variant a size, made ACTIVE and so listed in every channel by default. */
export async function createProduct(
  catalog: TestCatalog,
  input: Record<string, unknown> = {},
  sizes: readonly string[] = ['S', 'M', 'L'],
): Promise<{ id: string; variants: Array<{ id: string }> }> {
  created += 1;
  const { id, variants } = await catalog.ask<Pick<Answer, 'id' | 'variants'>>(
    merchandiser,
    `mutation ($input: CreateProductInput!) { createProduct(input: $input) {
       ... on Product { id variants { nodes { id } } } ... on UserError { message } } }`,
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
  return { id, variants: [...variants.nodes] };
}

export function eur(amount: string): { amount: string; currencyCode: string } {
  return { amount, currencyCode: 'EUR' };
}
