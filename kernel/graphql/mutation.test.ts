import { printSubgraphSchema } from '@apollo/subgraph';
import { isEnumType, parse } from 'graphql';
import { expect, test } from 'vitest';
import type { Actor } from '../request/actor.ts';
import { createRequestContext } from '../request/context.ts';
import {
  ConflictError,
  DomainError,
  ForbiddenError,
  type IssueCode,
  NotFoundError,
  USER_ERROR_CODES,
  ValidationError,
} from '../values/errors.ts';
import { createBuilder } from './builder.ts';
import { createCompiledExecutor } from './execution/compiled-executor.ts';

const { builder, toSchema, mutation, idempotencyKey, errorType } = createBuilder<object>({
  can: (actor) => actor.kind === 'staff',
  errorCodes: { SHELF_FULL: { description: 'No room is left.', french: 'Ce rayon est plein.' } },
});

/** An error of any code. */
class CodedError extends DomainError {
  readonly code: string;
  readonly isRetryable = false;
  constructor(code: string) {
    super('in plain English');
    this.code = code;
  }
}
errorType(CodedError, 'CodedError', 'Whatever is wished.');
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
  errors: [CodedError, ConflictError, NotFoundError],
  resolve({ shelfId, name }) {
    if (shelfId === 'she_0') throw new NotFoundError('shelf', shelfId, 'shelfId');
    if (shelfId === 'she_1') throw new ConflictError('changed meanwhile', 'VERSION_CONFLICT', 7);
    if (shelfId === 'she_2') throw new ForbiddenError();
    if (shelfId === 'she_3') throw new CodedError(name);
    if (shelfId === 'she_4')
      throw new ValidationError([
        { path: 'name', issueCode: name as IssueCode, message: 'in plain English', limit: 7 },
      ]);
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

const told = parse(`mutation ($input: RenameShelfInput!) { renameShelf(input: $input) {
  ... on UserError { message } ... on ValidationError { issues { message } } } }`);
async function tell(shelfId: string, name: string, language: string) {
  const variables = { input: { shelfId, name, idempotencyKey: '0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d11' } };
  const context = { deps: {}, request: createRequestContext({ actor: staff, given: { language } }) };
  const answer = await createCompiledExecutor(schema)({ document: told, operationName: undefined, variables, context });
  const met = answer?.data?.['renameShelf'] as { message: string; issues?: Array<{ message: string }> };
  return met.issues?.[0]?.message ?? met.message;
}

test.each([...USER_ERROR_CODES, 'SHELF_FULL'])('%s is said in English and French', async (code) => {
  expect(await tell('she_3', code, 'en-GB,fr;q=0.5')).toBe('in plain English');
  expect(await tell('she_3', code, 'de,fr-CA')).toMatch(/^[A-ZÀ-Ý].* .*\.$/);
});

const issueType = schema.getType('IssueCode');
const issueCodes = isEnumType(issueType) ? issueType.getValues().map(({ name }) => name) : [];
test.each(issueCodes)('an issue %s is said in English and French, with its bound', async (code) => {
  expect(await tell('she_4', code, 'en')).toBe('in plain English');
  const french = await tell('she_4', code, 'fr');
  expect(french).toMatch(/^(est|doit|désigne|n’)/);
  expect([code, french.includes('7')]).toEqual([code, code.startsWith('TOO_')]);
});

test('French words are each code’s own', async () => {
  const words = await Promise.all([...USER_ERROR_CODES, 'SHELF_FULL'].map((code) => tell('she_3', code, 'fr')));
  expect(new Set(words).size).toBe(words.length);
});
