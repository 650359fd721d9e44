import { printSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import type { Actor } from '../request/actor.ts';
import { createRequestContext } from '../request/context.ts';
import { ConflictError, ForbiddenError, NotFoundError } from '../values/errors.ts';
import { createBuilder } from './builder.ts';
import { createCompiledExecutor } from './execution/compiled-executor.ts';

const { builder, toSchema, mutation, idempotencyKey } = createBuilder<object>({
  can: (actor) => actor.kind === 'staff',
});
const RenameShelfInput = builder.inputType('RenameShelfInput', {
  description: 'The shelf, and its new name.',
  fields: (t) => ({
    shelfId: t.id({ required: true }),
    name: t.string({ required: true }),
    idempotencyKey: idempotencyKey(t),
  }),
});
mutation('renameShelf', {
  description: 'Gives a shelf another name.',
  access: 'catalog:write' as never,
  input: RenameShelfInput,
  errors: [ConflictError, NotFoundError],
  resolve({ shelfId, name }) {
    if (shelfId === 'she_0') throw new NotFoundError('shelf', shelfId, 'shelfId');
    if (shelfId === 'she_1') throw new ConflictError('changed meanwhile', 'VERSION_CONFLICT', 7);
    if (shelfId === 'she_2') throw new ForbiddenError();
    return { renamed: name };
  },
  payload: (t) => ({ name: t.string({ resolve: ({ renamed }) => renamed }) }),
});
builder.queryField('shelves', (t) => t.int({ access: 'public', description: 'Their number.', resolve: () => 3 }));
const schema = toSchema();

const staff: Actor = { kind: 'staff', staffId: 'stf_1', sessionId: 'ses_1', roles: [], locationIds: [] };
const document = parse(`mutation ($input: RenameShelfInput!) { renameShelf(input: $input) { __typename
  ... on RenameShelfPayload { name } ... on UserError { errorCode isRetryable }
  ... on NotFoundError { path } ... on ConflictError { currentVersion } } }`);
async function rename(shelfId: string, actor: Actor = staff) {
  const input = { shelfId, name: 'Scarves', idempotencyKey: '0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d11' };
  const variables = { input };
  const context = { deps: {}, request: createRequestContext({ actor }) };
  const answer = await createCompiledExecutor(schema)({ document, operationName: undefined, variables, context });
  return { answered: answer?.data?.['renameShelf'], codes: answer?.errors?.map(({ message }) => message) };
}

test('a mutation answers its payload, or what the input met', async () => {
  expect(await rename('she_9')).toEqual({
    answered: { __typename: 'RenameShelfPayload', name: 'Scarves' },
    codes: undefined,
  });
  expect((await rename('she_0')).answered).toEqual({
    __typename: 'NotFoundError',
    errorCode: 'NOT_FOUND',
    isRetryable: false,
    path: ['input', 'shelfId'],
  });
  expect((await rename('she_1')).answered).toMatchObject({ errorCode: 'VERSION_CONFLICT', currentVersion: 7 });
});

test('what is not about the input is an error of the request, and nothing runs without the permission', async () => {
  expect(await rename('she_2')).toEqual({ answered: null, codes: ['You are not allowed to do this'] });
  expect(await rename('she_9', { kind: 'anonymous' })).toEqual({ answered: null, codes: ['Sign in to do this'] });
});

test('the schema says who may, in the directive and in words', () => {
  const sdl = printSubgraphSchema(schema);
  expect(sdl).toContain('"""Gives a shelf another name. Needs CATALOG_WRITE."""');
  expect(sdl).toMatch(/renameShelf\([^)]*\): RenameShelfResult @access\(permission: "CATALOG_WRITE"\)/);
  expect(sdl).toMatch(/shelves: Int\s+@access\(public: true\)\s+@tag\(name: "storefront"\)/);
  expect(sdl).toMatch(
    /union RenameShelfResult = RenameShelfPayload \| ConflictError \| NotFoundError \| ValidationError|union RenameShelfResult = .*RenameShelfPayload/,
  );
});
