import { readFileSync } from 'node:fs';
import { type GraphQLSchema, getNamedType, isObjectType, isUnionType } from 'graphql';
import type { Database } from '#kernel/database/database.ts';
import { readSupergraphFacts } from '../../gateway/execution/supergraph-facts.ts';
import { inProject } from '../../ops/cli/project.ts';
import { customersWith } from '../../subgraphs/customers/index.ts';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import type { GraphReply } from '../support/graph-client.ts';
import { openTestInstance, type TestEnvironmentOptions, type TestInstance } from '../support/test-instance.ts';
import { unique } from '../support/unique.ts';
import type { Named } from './fixture.ts';
import { FIXTURES } from './fixtures.ts';
import type { Caller, Input } from './hostile-case.ts';
import { seedShop } from './seed.ts';

/** What a mutation was answered with, and all that was said. */
export interface Answer {
  /** The type of the outcome, or the codes of the errors, each once. */
  readonly outcome: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** The shop that hostile requests are sent to, and what is named in it. */
export interface HostileShop {
  readonly test: TestInstance;
  send(as: Caller, mutation: string, input: unknown): Promise<Answer>;
  /** The same for what must succeed. */
  do(as: Caller, mutation: string, input: Input): Promise<Readonly<Record<string, unknown>>>;
  /** Names of one case: what is asked for twice is the same thing, and another case gets another thing. */
  names(): (value: unknown) => Promise<unknown>;
  /** The token by which somebody speaks; a stranger has none. */
  tokenOf(as: Caller): string | undefined;
  /** Orders that were acknowledged. */
  readonly acknowledged: ReadonlySet<string>;
  /** Orders whose payment was waited for when the checkout was answered: they may be placed since. */
  readonly awaited: ReadonlySet<string>;
  /** A domain's own database, to look into and to put things right for a case. */
  db(domain: Domain): Database;
  close(): Promise<void>;
}

/** Hundreds of passwords are hashed; what a hash costs has its own test. */
const CHEAP_PASSWORDS = { N: 2 ** 10, r: 8, p: 1 };

const STAFF = {
  admin: ['ADMIN', undefined],
  executive: ['EXECUTIVE', undefined],
  merchandiser: ['MERCHANDISER', undefined],
  service: ['SERVICE', undefined],
  parisAssociate: ['ASSOCIATE', 'paris'],
  lyonAssociate: ['ASSOCIATE', 'lyon'],
} as const;

const { access } = readSupergraphFacts(readFileSync(inProject('schema', 'supergraph.graphql'), 'utf8'));

/** Whether a field is for staff alone, as the graph says. */
const isForStaff = (coordinate: string): boolean => access.get(coordinate)?.isOpen === false;

/**
 * Ids of an outcome and of what it is about: enough to tell two outcomes apart. Who is not of the staff asks for nothing
 * that staff alone may read: its denial would be taken for the mutation's own.
 */
function selection(schema: GraphQLSchema, mutation: string, isOfStaff: boolean): string {
  const union = getNamedType(schema.getMutationType()?.getFields()[mutation]?.type);
  if (!isUnionType(union)) throw new Error(`${mutation} answers no union`);
  const parts = union.getTypes().map((type) => {
    if (type.name.endsWith('Error')) return `... on ${type.name} { errorCode message }`;
    const fields = Object.values(type.getFields()).flatMap((field) => {
      const named = getNamedType(field.type);
      const alias = `${type.name}_${field.name}`;
      if (['id', 'orderId', 'interactionId'].includes(field.name)) return [`${alias}: ${field.name}`];
      if (!isObjectType(named) || field.args.length > 0 || !named.getFields()['id']) return [];
      if (!isOfStaff && [`${type.name}.${field.name}`, `${named.name}.id`].some(isForStaff)) return [];
      return [`${alias}: ${field.name} { id }`];
    });
    return fields.length > 0 ? `... on ${type.name} { ${fields.join(' ')} }` : '';
  });
  return `{ __typename ${parts.join(' ')} }`;
}

export async function openHostileShop(
  schema: GraphQLSchema,
  options: Pick<TestEnvironmentOptions, 'engine'> = {},
): Promise<HostileShop> {
  const modules = { customers: customersWith(CHEAP_PASSWORDS) };
  const test = await openTestInstance({ ...options, parity: false, modules, env: { TRUSTED_PROXY_HOPS: '1' } });
  let requests = 0;
  const acknowledged = new Set<string>();
  const awaited = new Set<string>();
  const tokens = new Map<Caller, string>();
  const mutations = schema.getMutationType()?.getFields() ?? {};

  /** Each request is from an address of its own: limits by address have their own tests. */
  const fromElsewhere = () => ({ 'x-forwarded-for': `198.18.${(requests >> 8) & 255}.${requests++ & 255}` });

  async function send(as: Caller, mutation: string, input: unknown): Promise<Answer> {
    const [argument] = mutations[mutation]?.args ?? [];
    const selected = selection(schema, mutation, as in STAFF);
    const document = argument
      ? `mutation ($input: ${String(argument.type)}) { ${mutation}(input: $input) ${selected} }`
      : `mutation { ${mutation} ${selected} }`;
    const token = tokens.get(as);
    const reply: GraphReply<Record<string, Record<string, unknown> | null>> = await test.send(
      document,
      argument ? { input } : {},
      {
        ...(token === undefined ? {} : { token }),
        headers: fromElsewhere(),
      },
    );
    const fields = reply.data?.[mutation] ?? {};
    const codes = [...new Set(reply.errors.map(({ extensions }) => String(extensions?.['code'])))];
    for (const [name, order] of Object.entries(fields))
      if (name.endsWith('Payload_order') && order) acknowledged.add((order as { id: string }).id);
    const checkout = fields['CompleteCheckoutPayload_checkout'];
    // A checkout bears the id of the order that it becomes, under its own prefix.
    if (checkout) awaited.add(`ord${(checkout as { id: string }).id.slice(3)}`);
    return {
      outcome: codes.length > 0 ? [...new Set(codes)].join() : String(fields['__typename']),
      status: reply.status,
      fields,
      text: JSON.stringify([reply.data, reply.errors]),
    };
  }

  async function must(as: Caller, mutation: string, input: Input): Promise<Readonly<Record<string, unknown>>> {
    const answer = await send(as, mutation, input);
    if (answer.outcome.endsWith('Error') || !('__typename' in answer.fields))
      throw new Error(`${mutation} by ${as} did not succeed: ${answer.text} for ${JSON.stringify(input)}`);
    return answer.fields;
  }

  const ask = async <T>(as: Caller, document: string, variables: Input = {}): Promise<T> => {
    const token = tokens.get(as);
    const session = token === undefined ? {} : { token };
    const reply = await test.send<Record<string, T>>(document, variables, { ...session, headers: fromElsewhere() });
    if (reply.errors.length > 0) throw new Error(JSON.stringify(reply.errors));
    return Object.values(reply.data ?? {})[0] as T;
  };

  const opened = new Map<Domain, Database>();
  const db = (domain: Domain): Database => {
    const known = opened.get(domain) ?? test.database.open(domain);
    opened.set(domain, known);
    return known;
  };

  tokens.set('admin', await test.adminToken());
  const shared = await seedShop({ ask, must });
  for (const [caller, [role, store]] of Object.entries(STAFF)) {
    const locationId = store === undefined ? undefined : shared[store]?.['id'];
    const locationIds = locationId === undefined ? [] : [locationId];
    const actor = { kind: 'staff', staffId: unique('stf'), sessionId: caller, roles: [role], locationIds } as const;
    tokens.set(caller as Caller, await test.tokenFor(actor));
  }
  for (const name of ['alice', 'bob'] as const) {
    const customerId = shared[name]?.['id'] ?? '';
    tokens.set(name, await test.tokenFor({ kind: 'customer', customerId, sessionId: name }));
  }

  return {
    test,
    send,
    do: must,
    tokenOf: (as) => tokens.get(as),
    acknowledged,
    awaited,
    db,
    names() {
      const made = new Map<string, Promise<Named>>();
      const named = (name: string): Promise<Named> => {
        const known = shared[name];
        if (known) return Promise.resolve(known);
        const make = FIXTURES[name];
        if (!make) throw new Error(`@${name} is not in the shop`);
        const pending = made.get(name) ?? make({ ask, must, named, db, callPort: test.callPort });
        made.set(name, pending);
        return pending;
      };
      const resolve = async (value: unknown): Promise<unknown> => {
        if (typeof value === 'string' && value.startsWith('@')) {
          const [name = '', field = 'id'] = value.slice(1).split('.');
          const found = (await named(name))[field];
          if (found === undefined) throw new Error(`${value} is not in the shop`);
          return found;
        }
        if (Array.isArray(value)) return Promise.all(value.map(resolve));
        if (typeof value !== 'object' || value === null) return value;
        const entries = await Promise.all(
          Object.entries(value).map(async ([key, part]) => [key, await resolve(part)] as const),
        );
        return Object.fromEntries(entries);
      };
      return resolve;
    },
    close: () => test.close(),
  };
}
