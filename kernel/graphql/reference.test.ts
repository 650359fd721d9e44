import { printSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { createRequestContext } from '../request/context.ts';
import { createBuilder } from './builder.ts';
import { createCompiledExecutor } from './execution/compiled-executor.ts';
import { extendedReference, reference } from './reference.ts';

const { builder, toSchema } = createBuilder<object>({ can: () => false });
const ChannelType = reference(builder, 'Channel', 'code');
const CustomerType = extendedReference(builder, 'Customer', 'id');
builder.objectField(CustomerType, 'favorite', (t) =>
  t.field({ type: ChannelType, nullable: true, resolve: ({ id }) => ({ code: `WEB_OF_${id}` }) }),
);
builder.mutationField('nothing', (t) => t.boolean({ resolve: () => true }));
const schema = toSchema();

test('an entity that is only pointed at is not asked for; one with fields of our own is, by its key', () => {
  const sdl = printSubgraphSchema(schema);
  expect(sdl).toMatch(/type Channel\s+@key\(fields: "code", resolvable: false\)\s+\{\s+code: String!\s+\}/);
  expect(sdl).toMatch(/type Customer\s+@key\(fields: "id"\)\s+\{\s+id: ID!\s+favorite: Channel\s+\}/);
});

test('the gateway is answered our fields of an entity by its key', async () => {
  const document = parse(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { favorite { code } } } }',
  );
  const answer = await createCompiledExecutor(schema)({
    document,
    operationName: undefined,
    variables: { of: [{ __typename: 'Customer', id: 'cus_1' }] },
    context: { deps: {}, request: createRequestContext() },
  });
  expect(answer).toEqual({ data: { _entities: [{ favorite: { code: 'WEB_OF_cus_1' } }] } });
});
