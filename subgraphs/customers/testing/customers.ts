import type { Database } from '#kernel/database/database.ts';
import type { GraphAnswer } from '#kernel/graphql/execution/execute.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { countStatements, createRequestContext, type StatementCounts } from '#kernel/request/context.ts';
import type { Config } from '#kernel/runtime/config.ts';
import { FakeClock } from '#kernel/values/time.ts';
import { service } from '../../../test/support/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { outcomeOf } from '../../../test/support/outcome.ts';
import { createSubgraphs } from '../../../test/support/subgraphs.ts';
import { joinAccounts } from '../accounts/join-accounts.ts';
import type { CustomersDeps } from '../deps.ts';
import { readSurvivors } from '../identity/store/customers.ts';
import { customersWith } from '../index.ts';
import { locationsBut } from './locations.ts';
import { ordersOf } from './orders.ts';

/** Passwords that cost next to nothing: the tests are not about the time they take. */
const CHEAP = { N: 2 ** 8, r: 8, p: 1 };

/** The customers domain alone on a database of its own, with a clock that stands still. */
export interface TestCustomers {
  readonly database: TestDatabase;
  readonly db: Database;
  readonly clock: FakeClock;
  /** Buyers by the address that all their orders name, as the orders domain would say. */
  readonly buyers: Map<string, string[]>;
  /** Locations that the inventory domain does not know; it knows every other. */
  readonly unknownLocations: Set<string>;
  /** Runs the workers once: messages leave, what ended is forgotten. */
  work(): Promise<void>;
  /** Joins accounts that were opened to who is known by their address, as its worker does. */
  join(): Promise<void>;
  /** Runs an operation and returns its answer, errors included. */
  send(actor: Actor, document: string, variables?: Record<string, unknown>, address?: string): Promise<GraphAnswer>;
  /** The value of the operation's first field; throws the answer when it has errors. */
  ask<T = Record<string, unknown>>(
    actor: Actor,
    document: string,
    variables?: Record<string, unknown>,
    address?: string,
  ): Promise<T>;
  /** Statements that the operation sent to PostgreSQL. */
  count(actor: Actor, document: string, variables?: Record<string, unknown>): Promise<number>;
  /** Survivors of sets of identifiers, "EMAIL:a@b.fr CARD_TOKEN:1" each, by the port of imports. */
  resolve(...sets: string[]): Promise<Array<string | null>>;
  /** The payloads that were published, oldest first. */
  published(type: string): Promise<Array<Record<string, unknown>>>;
  close(): Promise<void>;
}

/** @param shared the database of another instance, which stays. */
export async function openCustomers(config: Partial<Config> = {}, shared?: TestDatabase): Promise<TestCustomers> {
  const database = shared ?? (await createTestDatabase());
  const clock = new FakeClock('2026-11-22T09:00:00Z');
  const buyers = new Map<string, string[]>();
  const unknownLocations = new Set<string>();
  const domains = [customersWith(CHEAP), ordersOf(buyers), locationsBut(unknownLocations)];
  const subgraphs = await createSubgraphs(database, domains, { clock, config });
  const subgraph = subgraphs.get('customers');
  const db = database.open('customers');
  const send = (actor: Actor, document: string, variables: Record<string, unknown> = {}, address = '192.0.2.1') =>
    subgraph.execute({
      document,
      variables,
      request: createRequestContext({ actor, address, deadlineMs: Date.now() + 120_000 }),
    });
  async function ask<T>(
    actor: Actor,
    document: string,
    variables?: Record<string, unknown>,
    address?: string,
  ): Promise<T> {
    const answer = await send(actor, document, variables, address);
    if (document.trimStart().startsWith('mutation')) return outcomeOf<T>(answer);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return Object.values(answer.data ?? {})[0] as T;
  }
  return {
    database,
    db,
    clock,
    buyers,
    unknownLocations,
    work: () => subgraph.runWorkers(),
    join: () => joinAccounts(subgraph.deps as CustomersDeps),
    send,
    ask,
    async count(actor, document, variables) {
      const counts: StatementCounts = new Map();
      await countStatements(counts, () => ask(actor, document, variables));
      return counts.get('customers') ?? 0;
    },
    async resolve(...sets) {
      const asked = sets.map((set, index) => ({ ref: String(index), identifiers: parseSet(set), source: 'test' }));
      const found = await ask<Array<{ ref: string; customerId: string }>>(
        service,
        'mutation ($sets: JSON!) { customersResolveIdentities(sets: $sets) }',
        { sets: asked },
      );
      const survivors = await readSurvivors(
        db,
        found.map((one) => one.customerId),
      );
      const byRef = new Map(found.map((one) => [one.ref, survivors.get(one.customerId)]));
      return asked.map(({ ref }) => byRef.get(ref) ?? null);
    },
    async published(type) {
      const batch = await ask<{ events: Array<{ payload: Record<string, unknown> }> }>(
        service,
        'query ($types: [String!]) { customersEventsAfter(after: "0:0", limit: 10000, waitMs: 0, types: $types) }',
        { types: [`customers.${type}.v1`] },
      );
      return batch.events.map((event) => event.payload);
    },
    async close() {
      await subgraphs.stop();
      if (!shared) await database.drop();
    },
  };
}

export function parseSet(set: string): Array<{ kind: string; value: string }> {
  return set.split(' ').map((part) => {
    const at = part.indexOf(':');
    return { kind: part.slice(0, at), value: part.slice(at + 1) };
  });
}
