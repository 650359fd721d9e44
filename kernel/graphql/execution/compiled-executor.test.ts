import DataLoader from 'dataloader';
import fc from 'fast-check';
import {
  buildSchema,
  execute,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompiledExecutor } from './compiled-executor.ts';

const SDL = `
  directive @key(fields: String!) on OBJECT
  scalar _Any
  union _Entity = Cat | Dog
  enum Color { RED GREEN }
  input Filter { name: String = "x" sizes: [Int!] }
  interface Animal { name: String! friend: Animal friends: [Animal!] }
  type Cat implements Animal { name: String! friend: Animal friends: [Animal!] lives: Int! color: Color shout(loud: Boolean = true, times: Int!): String }
  type Dog implements Animal { name: String! friend: Animal friends: [Animal!] tricks: [String!]! matrix: [[Int]!] bone: Bone! }
  type Bone { size: Int! owner: Animal! filter(by: Filter): String }
  union Thing = Cat | Bone
  type Query { _entities(representations: [_Any!]!): [_Entity]! animal(n: Int = 1): Animal animals: [Animal]! things: [Thing!] bone: Bone! }
  type Mutation { first: Cat! second: Dog third: Int }
`;

/** Behaves oddly by place, always the same way: values, nulls, errors, promises and values of the wrong kind. */
function hash(text: string): number {
  let value = 7;
  for (const character of text) value = (Math.imul(value, 31) + character.charCodeAt(0)) >>> 0;
  return value;
}

interface Place {
  readonly seed: number;
  readonly path: string;
}

function childOf(source: Place, field: string): Place {
  return { seed: source.seed, path: `${source.path}.${field}` };
}

/**
 * graphql-js leaves a promise of a list alone where a later item throws at once: its rejection, which a resolver of these
 * tests made, is then nobody's.
 */
const isOwn = (reason: unknown) => /^(thrown|rejected) at /.test((reason as Error).message);
const listeners = process.listeners('unhandledRejection');
function pass(reason: unknown, promise: Promise<unknown>): void {
  if (!isOwn(reason)) for (const listener of listeners) listener(reason, promise);
}
beforeAll(() => {
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', pass);
});
afterAll(() => {
  process.removeAllListeners('unhandledRejection');
  for (const listener of listeners) process.on('unhandledRejection', listener);
});

type Way = 'at once' | 'by promises';

/** Wraps a value in what a resolver may answer: itself, a promise, a loader's value, a failure. */
function disguise(place: Place, value: unknown, trouble: number, way: Way): unknown {
  const roll = hash(`${place.seed}${place.path}`) % 100;
  if (roll < trouble) throw new Error(`thrown at ${place.path}`);
  if (roll < 2 * trouble && way !== 'at once') return Promise.reject(new Error(`rejected at ${place.path}`));
  if (roll < 3 * trouble) return null;
  if (roll < 4 * trouble) return new Error(`answered at ${place.path}`);
  if (roll < 60 || way === 'at once') return value;
  if (roll < 80) return Promise.resolve(value);
  return new DataLoader<string, unknown>(async (keys) => keys.map(() => value)).load(place.path);
}

function schemaOf(trouble: number, way: Way): GraphQLSchema {
  const schema = buildSchema(SDL);
  const values: Record<string, (place: Place, args: Record<string, unknown>) => unknown> = {
    name: ({ path }) => `n${path.length}`,
    lives: () => 9,
    color: ({ path }) => (path.length % 3 === 0 ? 'MAUVE' : 'RED'),
    shout: (_place, args) => JSON.stringify(args),
    filter: (_place, args) => JSON.stringify(args),
    tricks: ({ path }) => ['sit', path, ...(path.length % 7 === 0 ? [null] : [])],
    matrix: () => [[1, null], [2]],
    size: ({ path }) => (path.length % 11 === 0 ? 'big' : 3),
    third: () => 3,
    animals: (place) => [childOf(place, '0'), null, childOf(place, '1'), childOf(place, '2')],
    friends: (place) => new Set([childOf(place, '0'), childOf(place, '1')]),
    things: (place) => [
      childOf(place, '0'),
      way === 'at once' ? childOf(place, '1') : Promise.resolve(childOf(place, '1')),
    ],
  };
  const known = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => 'getFields' in type && 'getInterfaces' in type && !type.name.startsWith('__'),
  );
  for (const type of known) {
    for (const field of Object.values(type.getFields())) {
      if (field.name === '_entities') continue;
      field.resolve = (source: Place, args: Record<string, unknown>, context: { seed: number }) => {
        const place = childOf(source ?? { seed: context.seed, path: '' }, field.name);
        return disguise(place, values[field.name]?.(place, args) ?? place, trouble, way);
      };
    }
  }
  const runtimeType = (names: readonly string[], odd: boolean) => (place: Place) => {
    const name = names[hash(place.path) % names.length] ?? '';
    return odd && way !== 'at once' && place.path.length % 2 === 0 ? Promise.resolve(name) : name;
  };
  Object.assign(schema.getType('Animal') ?? {}, { resolveType: runtimeType(['Cat', 'Dog'], true) });
  Object.assign(schema.getType('Thing') ?? {}, { resolveType: runtimeType(['Cat', 'Bone'], false) });
  return schema;
}

const flag = fc.constantFrom(
  '',
  '',
  '',
  ' @include(if: $yes)',
  ' @skip(if: $yes)',
  ' @skip(if: $no)',
  ' @include(if: false)',
);

function selectionOf(type: string, depth: number): fc.Arbitrary<string> {
  const inner = (name: string) => (depth > 0 ? selectionOf(name, depth - 1) : fc.constant('{ __typename }'));
  const leaf = (...fields: string[]) => fields.map((field) => flag.map((end) => `${field}${end}`));
  const object = (field: string, of: string) => fc.tuple(flag, inner(of)).map(([end, set]) => `${field}${end} ${set}`);
  const on = (name: string) => fc.tuple(flag, inner(name)).map(([end, set]) => `... on ${name}${end} ${set}`);
  const animal = [...leaf('name', 'alias: name'), object('friend', 'Animal'), object('friends', 'Animal')];
  const choices: Record<string, Array<fc.Arbitrary<string>>> = {
    Animal: [...animal, on('Cat'), on('Dog')],
    Cat: [...animal, ...leaf('lives', 'color', 'shout(times: 2)', 'loud: shout(times: $times, loud: $yes)')],
    Dog: [...animal, ...leaf('tricks', 'matrix'), object('bone', 'Bone'), fc.constant('...DogParts')],
    Bone: [...leaf('size', 'filter(by: {})', 'b: filter(by: { sizes: [$times] })'), object('owner', 'Animal')],
    Thing: [on('Cat'), on('Bone')],
    Query: [
      object('animal', 'Animal'),
      object('a2: animal(n: 2)', 'Animal'),
      object('animals', 'Animal'),
      object('things', 'Thing'),
      object('bone', 'Bone'),
    ],
    Mutation: [object('first', 'Cat'), object('second', 'Dog'), ...leaf('third')],
  };
  const chosen = fc.array(fc.oneof(...(choices[type] ?? [])), { minLength: 1, maxLength: 4 });
  return chosen.map((parts) => `{ __typename ${parts.join(' ')} }`);
}

const document = fc
  .oneof(
    selectionOf('Query', 3).map((set) => `query Q($yes: Boolean!, $no: Boolean = false, $times: Int!) ${set}`),
    selectionOf('Mutation', 3).map((set) => `mutation M($yes: Boolean!, $no: Boolean = false, $times: Int!) ${set}`),
  )
  .map((text) => `${text} fragment DogParts on Dog { tricks bone { size } }`);

const plain = (value: unknown) => JSON.parse(JSON.stringify(value ?? null));

describe('the compiled executor', () => {
  it.each([
    [0, 'at once'],
    [3, 'at once'],
    [0, 'by promises'],
    [3, 'by promises'],
  ] as const)(
    'answers any operation as graphql-js does, %i in 25 resolvers being at fault, %s',
    async (trouble, way) => {
      const schema = schemaOf(trouble, way);
      const run = createCompiledExecutor(schemaOf(trouble, way));
      await fc.assert(
        fc.asyncProperty(document, fc.nat(1_000), fc.boolean(), async (text, seed, yes) => {
          const node = parse(text);
          // Aliases that do not merge and the like are no business of an executor.
          fc.pre(validate(schema, node).every(({ message }) => message.includes('never used')));
          const variables = { yes, times: 1 };
          const expected = await execute({ schema, document: node, variableValues: variables, contextValue: { seed } });
          const actual = await run({ document: node, operationName: undefined, variables, context: { seed } });
          expect(plain(actual?.data)).toEqual(plain(expected.data));
          // Which of several failures under one null is reported depends on which comes first.
          if (way === 'at once') expect(plain(actual)).toEqual(plain(expected));
          else expect(actual?.errors === undefined).toBe(expected.errors === undefined);
        }),
        { numRuns: 200 },
      );
    },
  );

  it('reports every failure at its path with its own cause, and the nearest place that may be null takes it', async () => {
    const schema = buildSchema('type Query { a: A list: [A] } type A { ok: Int bad: Int! worse: Int }');
    const cause = new Error('broken');
    const a = { ok: 1, bad: () => Promise.reject(cause), worse: () => Promise.reject(new Error('worse')) };
    const fields = (schema.getQueryType() as GraphQLObjectType).getFields();
    Object.assign(fields['a'] ?? {}, { resolve: () => a });
    Object.assign(fields['list'] ?? {}, { resolve: () => [{ ok: 1, bad: 2, worse: 3 }, a] });
    const run = createCompiledExecutor(schema);
    const node = parse('{ a { ok bad } list { ok worse bad } }');
    const answer = await run({ document: node, operationName: undefined, variables: {}, context: {} });
    expect(answer?.data).toEqual({ a: null, list: [{ ok: 1, worse: 3, bad: 2 }, null] });
    expect(answer?.errors?.map(({ path }) => path)).toEqual([
      ['a', 'bad'],
      ['list', 1, 'worse'],
      ['list', 1, 'bad'],
    ]);
    expect(answer?.errors?.[0]?.originalError).toBe(cause);
  });

  it.each([
    ['the first', 0, 5],
    ['the second', 5, 0],
    ['neither', 0, 0],
  ])(
    'L5: reports what graphql-js does of two fields under a null root, of which %s fails earlier',
    async (_which, ...delays) => {
      const schema = buildSchema('type Query { f0: Int! f1: Int! }');
      const fields = (schema.getQueryType() as GraphQLObjectType).getFields();
      for (const [index, delay] of delays.entries()) {
        const resolve = () => new Promise((_, reject) => setTimeout(reject, delay, new Error(`rejected at f${index}`)));
        Object.assign(fields[`f${index}`] ?? {}, { resolve });
      }
      const node = parse('{ f0 f1 }');
      const run = createCompiledExecutor(schema);
      const own = await run({ document: node, operationName: undefined, variables: {}, context: {} });
      expect(plain(own)).toEqual(plain(await execute({ schema, document: node })));
      expect(own?.data).toBeNull();
    },
  );

  it('completes entities as the types their references name, one failing alone', async () => {
    const schema = schemaOf(0, 'by promises');
    const extensions = {
      apollo: {
        subgraph: {
          resolveReference: ({ id }: { id: string }) => {
            if (id === 'gone') return null;
            if (id === 'bad') throw new Error('no such key');
            return id === 'slow' ? Promise.resolve({ seed: 1, path: id }) : { seed: 1, path: id };
          },
        },
      },
    };
    Object.assign(schema.getType('Dog') ?? {}, { extensions });
    const node = parse('query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Dog { name } } }');
    const representations = ['one', 'gone', 'slow', 'bad'].map((id) => ({ __typename: 'Dog', id }));
    const run = createCompiledExecutor(schema);
    const answer = await run({
      document: node,
      operationName: undefined,
      variables: { r: representations },
      context: {},
    });
    expect(answer?.data).toEqual({
      _entities: [{ __typename: 'Dog', name: 'n8' }, null, { __typename: 'Dog', name: 'n9' }, null],
    });
    expect(answer?.errors?.map(({ path, message }) => [path, message])).toEqual([[['_entities', 3], 'no such key']]);
  });

  it('tells a resolver of four parameters where it stands', async () => {
    const schema = buildSchema('type Query { list: [A!]! } type A { here(n: Int!): String }');
    const fields = (schema.getQueryType() as GraphQLObjectType).getFields();
    Object.assign(fields['list'] ?? {}, { resolve: () => [{}, {}] });
    const here = (_source: unknown, args: { n: number }, _context: unknown, info: GraphQLResolveInfo) => {
      const path = [info.path.key, info.path.prev?.key, info.path.prev?.prev?.key];
      const names = [info.fieldName, info.parentType.name, String(info.returnType), info.operation.name?.value];
      return [args.n, ...path, ...names, info.variableValues['n'], Object.keys(info.fragments).join()].join(' ');
    };
    const type = schema.getType('A') as GraphQLObjectType;
    Object.assign(type.getFields()['here'] ?? {}, { resolve: here });
    const node = parse('query Q($n: Int!) { list { ...P } } fragment P on A { h: here(n: $n) }');
    const run = createCompiledExecutor(schema);
    const answer = await run({ document: node, operationName: 'Q', variables: { n: 5 }, context: {} });
    expect(answer).toEqual({ data: { list: [0, 1].map((at) => ({ h: `5 h ${at} list here A String Q 5 P` })) } });
  });

  it('leaves introspection, unknown operations and unusual keys to graphql-js', () => {
    const run = createCompiledExecutor(schemaOf(0, 'at once'));
    for (const text of [
      '{ __schema { queryType { name } } }',
      'query A { __typename } query B { __typename }',
      '{ __proto__: bone { size } }',
    ]) {
      expect(run({ document: parse(text), operationName: undefined, variables: {}, context: {} })).toBeUndefined();
    }
  });

  it('refuses variables of the wrong kind as graphql-js does', async () => {
    const schema = schemaOf(0, 'at once');
    const node = parse('query ($n: Int!) { animal(n: $n) { name } }');
    const variables = { n: 'many' };
    const expected = await execute({ schema, document: node, variableValues: variables });
    const actual = await createCompiledExecutor(schema)({
      document: node,
      operationName: undefined,
      variables,
      context: {},
    });
    expect(plain(actual)).toEqual(plain(expected));
  });
});
