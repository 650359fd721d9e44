import { buildSchema as buildApollo, operationFromDocument } from '@apollo/federation-internals';
import { computeResponse } from '@apollo/gateway/dist/resultShaping.js';
import fc from 'fast-check';
import { buildSchema, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileAnswer } from './answer-shape.ts';

const SDL = `
  enum Color { RED GREEN }
  scalar Json
  interface Animal { name: String! friend: Animal friends: [Animal!] }
  type Cat implements Animal { name: String! friend: Animal friends: [Animal!] lives: Int! color: Color }
  type Dog implements Animal { name: String! friend: Animal friends: [Animal!] weight: Float matrix: [[Int]!] tag: ID! good: Boolean any: Json }
  union Thing = Cat | Dog
  type Query { animal: Animal animals: [Animal]! thing: Thing! cat: Cat }
`;
const publicSchema = buildSchema(SDL);
const apolloSchema = buildApollo(SDL);

const document = fc
  .array(
    fc.constantFrom(
      'animal { __typename name friend { name ... on Dog { tag } } }',
      'animals { n: name friends { name ... on Cat { lives color } ... on Animal { friend { name } } } }',
      'thing { ... on Cat { lives } ... on Dog { weight matrix good any } t: __typename }',
      'cat { lives @include(if: $yes) color friend { name } }',
      '... @skip(if: $yes) { cat { name } }',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => `query ($yes: Boolean!) { ${parts.join(' ')} }`);

const leaf = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 1, 2.5, true, 'RED') },
  { weight: 1, arbitrary: fc.constant(null) },
);
const { object } = fc.letrec<{ object: Record<string, unknown>; maybe: unknown }>((tie) => ({
  object: fc.record(
    {
      __typename: fc.constantFrom('Cat', 'Dog', 'Dog', 'Hidden'),
      name: fc.oneof({ weight: 9, arbitrary: fc.string() }, { weight: 1, arbitrary: fc.constant(null) }),
      n: fc.oneof({ weight: 9, arbitrary: fc.string() }, { weight: 1, arbitrary: fc.constant(null) }),
      lives: leaf,
      color: leaf,
      weight: leaf,
      good: leaf,
      tag: leaf,
      any: fc.constantFrom({ deep: [1] }, null),
      matrix: fc.constantFrom([[1, null]], [null], [['x']], null),
      friend: tie('maybe'),
      friends: fc.option(fc.array(tie('maybe'), { maxLength: 3 })),
    },
    { requiredKeys: ['__typename', 'name', 'n'] },
  ),
  maybe: fc.option(tie('object'), { depthSize: 'small', maxDepth: 4 }),
}));
const given = fc.record({
  animal: fc.option(object),
  animals: fc.array(fc.option(object)),
  thing: object,
  cat: fc.option(object.map((one) => ({ ...one, __typename: 'Cat' }))),
});

describe('the shape of an answer', () => {
  it('is what Apollo Gateway makes of the same parts, nulls for what is missing or of the wrong kind included', () => {
    fc.assert(
      fc.property(document, given, fc.boolean(), (text, input, yes) => {
        const node = parse(text);
        fc.pre(validate(publicSchema, node).length === 0);
        const operation = operationFromDocument(apolloSchema, node);
        const expected = computeResponse({
          operation,
          variables: { yes },
          input,
          introspectionHandling: () => undefined,
        });
        const definition = node.definitions.find(
          ({ kind }) => kind === Kind.OPERATION_DEFINITION,
        ) as OperationDefinitionNode;
        const shape = compileAnswer(publicSchema, { fragments: new Map(), flags: new Map([['yes', yes]]) }, definition);
        const actual = shape?.(input);
        expect(JSON.stringify(actual?.data)).toBe(JSON.stringify(expected.data));
        expect(actual?.broken).toBe(expected.errors.length > 0);
      }),
      { numRuns: 300 },
    );
  });
});
