import { readFile } from 'node:fs/promises';
import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  Kind,
  parse,
  visit,
} from 'graphql';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestContext } from '#kernel/request/context.ts';
import { type AccessRule, readSupergraphFacts } from '../../../gateway/execution/supergraph-facts.ts';
import type { RunningGateway } from '../../../gateway/gateway.ts';
import { inProject } from '../../../ops/cli/project.ts';
import { publicSchema } from '../../../ops/dev/compose-schema/breaking-changes.ts';
import { ENTITIES } from '../../../subgraphs/shared/entities.ts';
import { fixtureDomains } from '../fixture/fixture-domains.ts';
import { ask, customersPorts, startFixtureGateway } from '../fixture/fixture-gateway.ts';
import { actorOf, CALLERS, type Caller, isDenied, may } from './callers.ts';

/** Any value that the type takes, as it is written in a document. */
function anyValue(type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return '[]';
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name ?? '';
  if (isInputObjectType(nullable)) {
    const required = Object.values(nullable.getFields()).filter(isRequiredInputField);
    return `{ ${required.map((field) => `${field.name}: ${anyValue(field.type)}`).join(' ')} }`;
  }
  return nullable.name === 'Int' || nullable.name === 'Float' ? '1' : nullable.name === 'Boolean' ? 'true' : '"x"';
}

/** One field as it is written in a document, with the arguments that it must have. */
function written(type: GraphQLObjectType, name: string): string {
  const required = type.getFields()[name]?.args.filter(isRequiredArgument) ?? [];
  const args = required.map((argument) => `${argument.name}: ${anyValue(argument.type)}`).join(', ');
  return args === '' ? name : `${name}(${args})`;
}

/** The ways to the entities by their ids, whichever roots lead there too. */
const BY_ID = Object.entries(ENTITIES).map(([prefix, { type }]): readonly [string, string[]] => [
  type,
  [`node(id: "${prefix}_1")`, `... on ${type}`],
]);

/** The types that a field leads to, each with what stands between. */
function targetsOf(schema: GraphQLSchema, type: GraphQLNamedType): Array<readonly [string, string[]]> {
  if (isObjectType(type)) return [[type.name, []]];
  if (!isAbstractType(type)) return [];
  return schema.getPossibleTypes(type).map(({ name }) => [name, [`... on ${name}`]] as const);
}

/** For each type that is reached from there by fields that everybody may ask for: the way to it. */
function waysTo(
  schema: GraphQLSchema,
  access: ReadonlyMap<string, AccessRule>,
  from: ReadonlyArray<readonly [type: string, way: string[]]>,
): Map<string, string[]> {
  const ways = new Map<string, string[]>(from);
  const pending = [...ways.keys()];
  for (let name = pending.shift(); name !== undefined; name = pending.shift()) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const rule = access.get(`${name}.${field.name}`);
      if (rule && !rule.isOpen) continue;
      const way = [...(ways.get(name) ?? []), written(type, field.name)];
      for (const [target, steps] of targetsOf(schema, getNamedType(field.type))) {
        if (ways.has(target)) continue;
        ways.set(target, [...way, ...steps]);
        pending.push(target);
      }
    }
  }
  return ways;
}

async function signIn() {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k' };
  const tokenOf = async (claims: JWTPayload): Promise<Record<string, string>> => {
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid: 'k' })
      .setSubject('cus_1')
      .setExpirationTime('5m')
      .sign(privateKey);
    return { authorization: `Bearer ${token}` };
  };
  const headers = async (caller: Caller): Promise<Record<string, string>> => {
    const actor = actorOf(caller);
    if (actor.kind === 'anonymous') return {};
    return tokenOf({ kind: actor.kind, sid: 'ses_1', roles: actor.kind === 'staff' ? [...actor.roles] : [] });
  };
  const ports = customersPorts(async (document) => (document.includes('SigningKeys') ? { keys: [jwk] } : []));
  return { headers, tokenOf, ports };
}

describe('the rights that the published graph names', async () => {
  const sdl = await readFile(inProject('schema', 'supergraph.graphql'), 'utf8');
  const { access } = readSupergraphFacts(sdl);
  const schema = publicSchema(sdl);
  const { headers, tokenOf, ports } = await signIn();
  const asked: string[] = [];
  let gateway: RunningGateway;

  /** Domains that answer nothing and note the fields that they are asked for. */
  const domains = ['attribution', 'catalog', 'customers', 'inventory', 'loyalty', 'orders'].map((name) => ({
    ...fixtureDomains().inventory,
    name: name as 'orders',
    execute: async ({ document }: { document: string | DocumentNode }) => {
      visit(typeof document === 'string' ? parse(document) : document, {
        enter(node) {
          if (node.kind === Kind.FIELD) asked.push(node.name.value);
        },
      });
      return { data: null };
    },
  }));

  beforeAll(async () => {
    gateway = await startFixtureGateway(domains, { ports, supergraphSdl: sdl, declarations: {} });
  });
  afterAll(() => gateway.close());

  function restrictedFrom(ways: ReadonlyMap<string, string[]>) {
    return [...access].flatMap(([coordinate, rule]) => {
      const [parent = '', name = ''] = coordinate.split('.');
      const type = schema.getType(parent);
      const way = parent === 'Mutation' ? [] : ways.get(parent);
      if (rule.isOpen || !way || !isObjectType(type) || !type.getFields()[name]) return [];
      const field = type.getFields()[name];
      const leaf = isLeafType(getNamedType(field?.type as never)) ? '' : ' { __typename }';
      const inside = [...way, `${written(type, name)}${leaf}`].join(' { ');
      const document = `${parent === 'Mutation' ? 'mutation' : 'query'} { ${inside}${' }'.repeat(way.length)} }`;
      return [{ coordinate, rule, document, name }];
    });
  }
  const restricted = [
    ...restrictedFrom(waysTo(schema, access, [['Query', []]])),
    ...restrictedFrom(waysTo(schema, access, BY_ID)),
  ];

  it('are reached by roots and by node, but for what stands behind a field that is refused before it', () => {
    const reached = new Set(restricted.map(({ coordinate }) => coordinate));
    const behind = new Set<string>();
    const pending = [...reached];
    for (let coordinate = pending.pop(); coordinate !== undefined; coordinate = pending.pop()) {
      const [parent = '', name = ''] = coordinate.split('.');
      const type = schema.getType(parent);
      const field = isObjectType(type) ? type.getFields()[name] : undefined;
      const result = getNamedType(field?.type);
      for (const [target] of result ? targetsOf(schema, result) : []) {
        const found = schema.getType(target);
        if (behind.has(target) || !isObjectType(found)) continue;
        behind.add(target);
        pending.push(...Object.keys(found.getFields()).map((one) => `${target}.${one}`));
      }
    }
    const others = [...access].filter(([coordinate, rule]) => !rule.isOpen && !reached.has(coordinate));
    const types = new Set(others.map(([coordinate]) => coordinate.split('.')[0] ?? ''));
    expect([...types].filter((type) => schema.getType(type) && !behind.has(type))).toEqual([]);
    expect(restricted.length).toBeGreaterThan(50);
  });

  it('are refused to a token of a service: domains ask among themselves alone', async () => {
    const sent = await tokenOf({ kind: 'service', sid: 'ses_1' });
    expect((await ask(gateway, '{ __typename }', {}, sent)).status).toBe(401);
  });

  it.each(CALLERS)('are found from rights alone, told once a field, and asked of no domain: %s', async (caller) => {
    const sent = await headers(caller);
    for (const { coordinate, rule, document, name } of restricted) {
      asked.length = 0;
      const { errors } = await ask(gateway, document, {}, sent);
      const denials = (errors ?? []).filter(({ extensions }) => extensions['coordinate'] === coordinate);
      const code = caller === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      const told = denials.map(({ extensions }) => [extensions['code'], extensions['permission']]);
      const expected = isDenied(caller, rule) ? [[code, rule.permissions[0]]] : [];
      expect([coordinate, told.filter(([given]) => given === code)]).toEqual([coordinate, expected]);
      if (isDenied(caller, rule))
        expect([coordinate, asked.filter((field) => field === name)]).toEqual([coordinate, []]);
    }
  });
});

describe('a field that needs a permission', () => {
  const fixture = fixtureDomains();
  let gateway: RunningGateway;
  let headers: Awaited<ReturnType<typeof signIn>>['headers'];
  beforeAll(async () => {
    const signedIn = await signIn();
    headers = signedIn.headers;
    gateway = await startFixtureGateway(fixture.subgraphs, { ports: signedIn.ports });
  });
  afterAll(() => gateway.close());

  const LIST = '{ hello products { title cost margin: cost } }';

  it.each(['first', 'again'])('is null on every row and told once, the rest is answered: %s', async () => {
    const { status, data, errors } = await ask(gateway, LIST, {}, await headers('ASSOCIATE'));
    expect([status, data]).toEqual([
      200,
      {
        hello: 'world',
        products: [
          { title: 'Trench', cost: null, margin: null },
          { title: 'Scarf', cost: null, margin: null },
        ],
      },
    ]);
    expect(errors).toMatchObject([
      {
        path: ['products'],
        message: 'You are not allowed to see or do this.',
        extensions: { code: 'FORBIDDEN', permission: 'CATALOG_COST', coordinate: 'Product.cost', isRetryable: false },
      },
    ]);
  });

  it('is answered to those who have it', async () => {
    const { data, errors } = await ask(gateway, LIST, {}, await headers('MERCHANDISER'));
    expect([errors, data?.['products']]).toMatchObject([undefined, [{ cost: '12.00' }, { cost: '12.00' }]]);
  });

  it('is refused by its domain too, where an entity is asked for by its key', async () => {
    const document = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Product { title cost } } }';
    const variables = { r: [{ __typename: 'Product', id: 'prd_1' }] };
    for (const caller of CALLERS) {
      const request = createRequestContext({ actor: actorOf(caller) });
      const { data, errors } = await fixture.catalog.execute({ document, variables, request });
      const cost = may(caller, 'CATALOG_COST') ? '12.00' : null;
      expect([caller, data]).toEqual([caller, { _entities: [{ title: 'Trench', cost }] }]);
      expect([caller, errors?.length ?? 0]).toEqual([caller, cost === null ? 1 : 0]);
    }
  });

  it('does nothing as a mutation without it', async () => {
    const { data, errors } = await ask(
      gateway,
      'mutation { repriceAll rename(title: "A") }',
      {},
      await headers('customer'),
    );
    expect(data).toEqual({ repriceAll: null, rename: 'A' });
    expect(errors).toMatchObject([
      { path: ['repriceAll'], extensions: { code: 'FORBIDDEN', permission: 'CATALOG_WRITE' } },
    ]);
  });
});
