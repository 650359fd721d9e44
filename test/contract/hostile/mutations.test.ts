import { readFileSync } from 'node:fs';
import { getNamedType, isUnionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicSchema } from '../../../ops/compose-schema/breaking-changes.ts';
import { inProject } from '../../../ops/project.ts';
import type { GraphReply } from '../../support/graph-client.ts';
import { openTestHouse, type TestHouse } from '../../support/test-house.ts';
import { type Spoiled, spoil } from './hostile-values.ts';
import { HOSTILE_MUTATIONS, type HostileRow } from './mutation-table.ts';

const schema = publicSchema(readFileSync(inProject('schema', 'supergraph.graphql'), 'utf8'));
const mutations = schema.getMutationType()?.getFields() ?? {};

/** Requests under way at once. */
const AT_ONCE = 8;

/** An outcome that says what went wrong and how to go on; anything else is a fault. */
const ANSWERED = new Set([
  'VALIDATION',
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'OPERATION_TOO_COSTLY',
  'UNAVAILABLE',
]);

/** Second answers that say no more than the first: too many guesses, or a code that is shown once. */
const MAY_DIFFER = new Set(['TooManyAttemptsError', 'ConflictError']);

it('has a row for every mutation, and none for what is gone', () => {
  expect(Object.keys(HOSTILE_MUTATIONS).sort()).toEqual(Object.keys(mutations).sort());
});

describe('every mutation', () => {
  let house: TestHouse;
  let adminToken: string;
  let customerToken: string;

  beforeAll(async () => {
    house = await openTestHouse({ parity: false });
    adminToken = await house.adminToken();
    const { signUp } = await house.ask<{ signUp: { customer: { id: string } } }>(
      'mutation SignUp($input: SignUpInput!) { signUp(input: $input) { ... on AuthPayload { customer { id } } } }',
      { input: { email: 'customer@example.com', password: 'correct horse battery' } },
    );
    customerToken = await house.tokenFor({ kind: 'customer', customerId: signUp.customer.id, sessionId: 'customer' });
  });
  afterAll(() => house.close());

  function send(
    mutation: string,
    input: unknown,
    token?: string,
  ): Promise<GraphReply<Record<string, { __typename: string }>>> {
    const type = mutations[mutation]?.args[0]?.type;
    const document = `mutation Hostile($input: ${String(type)}) { ${mutation}(input: $input) { __typename ... on DomainError { message code } } }`;
    return house.send(document, { input }, token === undefined ? {} : { token });
  }

  async function outcome(mutation: string, row: HostileRow, token?: string): Promise<string> {
    const reply = await send(mutation, row.input, token);
    return reply.data?.[mutation]?.__typename ?? JSON.stringify(reply.errors);
  }

  it.each(Object.entries(HOSTILE_MUTATIONS))('%s gives each caller what is theirs', async (mutation, row) => {
    const seen = {
      anonymous: await outcome(mutation, row),
      customer: await outcome(mutation, row, customerToken),
      admin: await outcome(mutation, row, adminToken),
    };
    expect(seen).toEqual({ anonymous: row.anonymous, customer: row.customer, admin: row.admin });
  });

  async function judge(mutation: string, { what, input, refused }: Spoiled): Promise<string[]> {
    const reply = await send(mutation, input, adminToken);
    const text = JSON.stringify(reply.errors);
    const codes = reply.errors.map(({ extensions }) => String(extensions?.['code']));
    if (reply.status >= 500 || codes.some((code) => !ANSWERED.has(code)))
      return [`${what}: HTTP ${reply.status} ${text}`];
    if (/node_modules|\n\s+at |\.ts:\d+/.test(text)) return [`${what}: tells of the inside`];
    // GraphQL's own types are refused before any domain is asked, our scalars by the domain that reads them.
    if (refused && reply.status !== 400 && !codes.includes('BAD_USER_INPUT'))
      return [`${what}: HTTP ${reply.status}, not refused ${JSON.stringify(reply.data)}`];
    return [];
  }

  it.each(Object.entries(HOSTILE_MUTATIONS))(
    '%s answers malformed, huge and wrongly typed input without a fault',
    async (mutation, row) => {
      const type = mutations[mutation]?.args[0]?.type;
      if (!type) throw new Error(`${mutation} takes no input`);
      expect(isUnionType(getNamedType(mutations[mutation]?.type))).toBe(true);
      const pending = spoil(type, row.input);
      const faults: string[] = [];
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let next = pending.pop(); next; next = pending.pop()) faults.push(...(await judge(mutation, next)));
        }),
      );
      expect(faults).toEqual([]);
    },
  );

  it.each(Object.entries(HOSTILE_MUTATIONS))('%s sent twice at once has one outcome', async (mutation, row) => {
    const input = 'idempotencyKey' in row.input ? { ...row.input, idempotencyKey: `twice-${mutation}` } : row.input;
    const [first, second] = await Promise.all([send(mutation, input, adminToken), send(mutation, input, adminToken)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    const outcomes = [first, second].map(({ data }) => data?.[mutation]?.__typename ?? '');
    const others = outcomes.filter((type) => !MAY_DIFFER.has(type));
    expect([mutation, outcomes, new Set(others).size]).toEqual([mutation, outcomes, Math.min(1, others.length)]);
  });
});
