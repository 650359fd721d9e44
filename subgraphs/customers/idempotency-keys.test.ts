import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, actorName } from '#kernel/request/actor.ts';
import { newId } from '#kernel/values/ids.ts';
import { customerActor, staffActor } from '../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from './testing/customers.ts';
import { newAddress, sessionsOf } from './testing/sessions.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { signUp } = sessionsOf(() => customers);

const admin = staffActor(['ADMIN']);
const colleague = staffActor(['ADMIN']);
const someone = async () => (await customers.resolve(`EMAIL:${newAddress()}`))[0] ?? '';
async function merged(): Promise<string> {
  const [survivorId, mergedId] = [await someone(), await someone()];
  await send(admin, 'mergeCustomers', { survivorId, mergedId, idempotencyKey: randomUUID() });
  return mergedId;
}
async function review(): Promise<string> {
  const email = newAddress();
  const [known] = await customers.resolve(`EMAIL:${email}`);
  await signUp(email);
  const { nodes } = await customers.ask<{ nodes: Array<{ id: string; customers: Array<{ id: string }> }> }>(
    admin,
    '{ mergeReviews(last: 100) { nodes { id customers { id } } } }',
  );
  return nodes.find((one) => one.customers.some(({ id }) => id === known))?.id ?? '';
}
const member = async () => {
  const input = { email: newAddress(), name: 'Lou', roles: ['SERVICE'], idempotencyKey: randomUUID() };
  return (await send(admin, 'createStaffMember', input))['staffMember']?.['id'];
};

type Input = Readonly<Record<string, unknown>>;
type Outcome = Readonly<Record<string, Record<string, unknown>>>;

/** An input that changes something, and another one for the same key; what of the payload tells two outcomes apart. */
const KEYED: Readonly<Record<string, { selection: string; prepare: () => Promise<readonly [Input, Input]> }>> = {
  identifyCustomer: {
    selection: 'customer { id mergedIds }',
    prepare: async () => {
      const identify = () => ({ identifiers: [{ kind: 'EMAIL', value: newAddress() }] });
      return [identify(), identify()];
    },
  },
  mergeCustomers: {
    selection: 'customer { id mergedIds }',
    prepare: async () => {
      const [survivorId, mergedId] = [await someone(), await someone()];
      return [
        { survivorId, mergedId },
        { survivorId: mergedId, mergedId: survivorId },
      ];
    },
  },
  unmergeCustomer: {
    selection: 'customer { id } survivor { id }',
    prepare: async () => [{ customerId: await merged() }, { customerId: await merged() }],
  },
  closeMergeReview: {
    selection: 'mergeReview { id status note closedAt }',
    prepare: async () => {
      const mergeReviewId = await review();
      return [
        { mergeReviewId, note: 'family' },
        { mergeReviewId, note: 'strangers' },
      ];
    },
  },
  recordInteraction: {
    selection: 'interaction { id note }',
    prepare: async () => {
      const customerId = await someone();
      return [
        { customerId, kind: 'CALL', note: 'once' },
        { customerId, kind: 'CALL', note: 'twice' },
      ];
    },
  },
  updateCustomer: {
    selection: 'customer { id version }',
    prepare: async () => {
      const customerId = await someone();
      return [
        { customerId, firstName: 'Ann' },
        { customerId, firstName: 'Bea' },
      ];
    },
  },
  createStaffMember: {
    selection: 'staffMember { id }',
    prepare: async () => {
      const hire = () => ({ email: newAddress(), name: 'Lou', roles: ['SERVICE'] });
      return [hire(), hire()];
    },
  },
  updateStaffMember: {
    selection: 'staffMember { id version }',
    prepare: async () => {
      const staffMemberId = await member();
      return [
        { staffMemberId, name: 'Ann' },
        { staffMemberId, name: 'Bea' },
      ];
    },
  },
};

function send(actor: Actor, name: string, input: Input): Promise<Outcome> {
  const upper = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const document = `mutation ($input: ${upper}Input!) { ${name}(input: $input) { __typename
    ... on ${upper}Payload { ${KEYED[name]?.selection} } ... on UserError { errorCode } } }`;
  return customers.ask<Outcome>(actor, document, { input });
}

describe.each(Object.entries(KEYED))('%s', (name, { prepare }) => {
  it('answers the same to the same key, sent twice at once and once more, and refuses another input', async () => {
    const [input, other] = await prepare();
    const idempotencyKey = randomUUID();
    const again = () => send(admin, name, { ...input, idempotencyKey });
    const [first, second] = await Promise.all([again(), again()]);
    expect(first['__typename']).toMatch(/Payload$/);
    expect([second, await again()]).toEqual([first, first]);
    expect(await send(admin, name, { ...other, idempotencyKey })).toEqual({
      __typename: 'ConflictError',
      errorCode: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('keeps the keys of two callers apart', async () => {
    const [[input], [other]] = [await prepare(), await prepare()];
    const idempotencyKey = randomUUID();
    const [mine, theirs] = [
      await send(admin, name, { ...input, idempotencyKey }),
      await send(colleague, name, { ...other, idempotencyKey }),
    ];
    for (const outcome of [mine, theirs]) expect(outcome['__typename']).toMatch(/Payload$/);
    expect(theirs).not.toEqual(mine);
  });
});

it('keys of one caller for different mutations never meet', async () => {
  const idempotencyKey = randomUUID();
  for (const [name, { prepare }] of Object.entries(KEYED)) {
    const [input] = await prepare();
    const outcome = await send(admin, name, { ...input, idempotencyKey });
    expect([name, outcome['__typename']]).toEqual([name, expect.stringMatching(/Payload$/)]);
  }
});

it('keys of a customer and of a guest of one id never meet, nor those of two members of staff', () => {
  const customerId = newId('cus');
  const names = [customerActor(customerId), { kind: 'guest', customerId, sessionId: 's' } as const, admin, colleague];
  expect(new Set(names.map(actorName)).size).toBe(4);
});
