import { randomUUID } from 'node:crypto';
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

/** Answer of a mutation: the fields of the entity in its payload, or those of a failure. */
export interface Answer {
  readonly __typename: string;
  readonly id: string;
  readonly handle: string;
  readonly code?: string;
  readonly title: string;
  readonly version: number;
  readonly products: { readonly nodes: ReadonlyArray<{ readonly id: string }> };
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

const PRODUCT = 'product { id handle status version variants { nodes { id } } }';
const VARIANT = `variant { id sku title price { displayed { amount } }
  listings { nodes { channel { code } isVisible price { displayed { amount } } } } }`;
const COLLECTION = 'collection { id handle title version products { nodes { id collections { nodes { title } } } } }';
const CHANNEL = 'channel { id code name version }';
/** Mutations that take no key when none is given. */
const EDIT = /^(update|archive|publish|unpublish|set|add|remove)/;
const FAILURE = `... on UserError { message errorCode ... on ValidationError { issues { path message } }
  ... on NotFoundError { path } ... on ConflictError { currentVersion } }`;

/** Catalog alone on a database of its own. */
export interface TestCatalog {
  readonly database: TestDatabase;
  readonly clock: FakeClock;
  /** Runs an operation and answers what came back, errors included. */
  send(actor: Actor, document: string, variables?: Record<string, unknown>): Promise<GraphAnswer>;
  /** The value of the operation's first field; throws what the graph answered when there were errors. */
  ask<T = Record<string, unknown>>(actor: Actor, document: string, variables?: Record<string, unknown>): Promise<T>;
  /** Runs a mutation by the name of its field, as a merchandiser by default; what creates gets a key of its own. */
  mutate(field: string, input: Record<string, unknown>, actor?: Actor): Promise<Answer>;
  /** The id of a channel. */
  channelId(code: string): Promise<string>;
  /** Statements that the operation sent to PostgreSQL. */
  count(actor: Actor, document: string, variables?: Record<string, unknown>): Promise<number>;
  close(): Promise<void>;
}

/** What the payload of a mutation holds. */
function entityOf(field: string): string {
  if (/Variant|ChannelPrice/.test(field)) return VARIANT;
  if (/Collection/.test(field)) return COLLECTION;
  return /Channel/.test(field) ? CHANNEL : PRODUCT;
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
    async mutate(field, input, actor = merchandiser) {
      const upper = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
      const document = `mutation ($input: ${upper}Input!) { ${field}(input: $input) {
        __typename ... on ${upper}Payload { ${entityOf(field)} } ${FAILURE} } }`;
      const key = EDIT.test(field) ? {} : { idempotencyKey: randomUUID() };
      const answer = await ask<Record<string, object>>(actor, document, { input: { ...key, ...input } });
      const entity = Object.values(answer).find(
        (value) => typeof value === 'object' && value !== null && 'id' in value,
      );
      return { ...answer, ...entity } as unknown as Answer;
    },
    async channelId(code) {
      const document = 'query ($code: String!) { channel(ref: { code: $code }) { id } }';
      const found = await ask<{ id: string }>(service, document, { code });
      return found.id;
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
): Promise<{ id: string; variants: ReadonlyArray<{ readonly id: string }> }> {
  created += 1;
  const { id, variants } = await catalog.mutate('createProduct', {
    title: `Product ${created}`,
    handle: `product-${created}`,
    status: 'ACTIVE',
    variants: sizes.map((value, index) => ({
      sku: `P${created}-${value}`,
      selectedOptions: [{ name: 'Size', value }],
      price: { amount: `${10 + index}.00`, currencyCode: 'EUR' },
    })),
    ...input,
  });
  return { id, variants: variants.nodes };
}

export function eur(amount: string): { amount: string; currencyCode: string } {
  return { amount, currencyCode: 'EUR' };
}
