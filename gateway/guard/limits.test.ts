import { buildSchema, type FragmentDefinitionNode, Kind, parse, specifiedRules, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileCost } from './operation-cost.ts';
import { queryLimits } from './query-limits.ts';
import { createMemoryRateLimiter } from './rate-limit.ts';

const schema = buildSchema(`
  type Query { products(first: Int, last: Int): ProductConnection! product(id: ID): Product nodes(ids: [ID!]): [Product!]! }
  type ProductConnection { nodes: [Product!]! edges: [ProductEdge!]! }
  type ProductEdge { node: Product! cursor: String! }
  type Product { id: ID! variants: [Variant!]! related: Product }
  type Variant { id: ID! product: Product! }
`);
const limits = { depth: 6, aliases: 2, rootFields: 3, directives: 2, fields: 20, cost: 100 };

const messages = (source: string) =>
  validate(schema, parse(source), [...specifiedRules, queryLimits(limits)]).map((error) => error.message);

function cost(source: string, variables: Record<string, unknown> = {}): number {
  const document = parse(source);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return compileCost(schema, operation, fragments)(variables);
}

describe('the shape of an operation', () => {
  it('is accepted within its bounds', () => {
    expect(messages('{ products { nodes { id variants { id } } } }')).toEqual([]);
  });

  it('is refused when it is too deep, also through fragments', () => {
    expect(messages('{ product { related { related { related { related { related { id } } } } } } }')[0]).toMatch(
      /depth of 7/,
    );
    const hidden =
      'query { product { ...a } } fragment a on Product { related { related { ...b } } } fragment b on Product { related { related { related { id } } } }';
    expect(messages(hidden)[0]).toMatch(/depth of 7/);
  });

  it('is refused for its aliases, root fields, directives and total of fields', () => {
    expect(messages('{ a: product { id } b: product { id } c: product { id } }')[0]).toMatch(/aliases of 3/);
    expect(messages('{ product { id } products { nodes { id } } nodes { id } __typename }')[0]).toMatch(
      /root fields of 4/,
    );
    expect(
      messages('{ product @include(if: true) { id @include(if: true) variants @skip(if: false) { id } } }')[0],
    ).toMatch(/directives of 3/);
    const bomb = [
      'query { product { ...f0 } }',
      ...[0, 1, 2, 3].map(
        (n) => `fragment f${n} on Product { id related { ...f${n + 1} } variants { product { ...f${n + 1} } } }`,
      ),
      'fragment f4 on Product { id }',
    ].join(' ');
    expect(messages(bomb).some((message) => /fields of \d{2,}/.test(message))).toBe(true);
  });

  it('is measured quickly even when fragments multiply exponentially', () => {
    const depth = 60;
    const parts = Array.from({ length: depth }, (_, n) => `fragment f${n} on Product { id ...f${n + 1} ...f${n + 1} }`);
    const document = parse(`query { product { ...f0 } } ${parts.join(' ')} fragment f${depth} on Product { id }`);
    const found = validate(schema, document, [queryLimits(limits)]);
    expect(found[0]?.message).toMatch(/fields/);
  });

  it('survives fragments that spread themselves', () => {
    expect(messages('query { product { ...a } } fragment a on Product { id ...a }')[0]).toMatch(
      /Cannot spread fragment/,
    );
  });
});

describe('the cost of an operation', () => {
  it('multiplies list sizes, and counts a connection once', () => {
    expect(cost('{ products(first: 10) { nodes { id } } }')).toBe(1 + 10);
    expect(cost('{ products { edges { node { id } } } }')).toBe(1 + 24 * 2);
    expect(cost('{ products(first: 10) { nodes { variants { id } } } }')).toBe(1 + 10 * (1 + 10));
  });

  it('reads sizes from variables, their defaults and lists of ids', () => {
    const source = 'query ($n: Int = 5) { products(first: $n) { nodes { id } } }';
    expect(cost(source, { n: 100 })).toBe(101);
    expect(cost(source)).toBe(6);
    expect(cost('query ($ids: [ID!]) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] })).toBe(3);
  });

  it('sees through fragments', () => {
    expect(cost('{ products(first: 3) { ...page } } fragment page on ProductConnection { nodes { id } }')).toBe(4);
  });
});

describe('the rate limit', () => {
  it('lets a burst through, refuses the next and says when to come back', async () => {
    let now = 0;
    const limiter = createMemoryRateLimiter('requests', 2, 1_000, () => now);
    expect((await limiter.take('a')).allowed).toBe(true);
    expect((await limiter.take('a')).allowed).toBe(true);
    expect(await limiter.take('a')).toEqual({ allowed: false, remaining: 0, resetSeconds: 1, retryAfterSeconds: 1 });
    expect((await limiter.take('b')).allowed).toBe(true);
    now = 500;
    expect((await limiter.take('a')).allowed).toBe(true);
  });
});
