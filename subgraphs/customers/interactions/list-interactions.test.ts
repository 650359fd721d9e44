import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { customerActor, guestActor, staffActor, visitor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { timelinesOf } from '../testing/timeline.ts';

const clerk = staffActor(['SERVICE']);
const RECORD = `mutation ($i: RecordInteractionInput!) { recordInteraction(input: $i) {
  ... on RecordInteractionPayload { interaction { id } } } }`;
const LIST = `query ($filter: InteractionFilter, $first: Int, $after: String, $last: Int, $before: String) {
  interactions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
    nodes { id note sentiment customer { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const ENTITY = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Interaction { id note sentiment } } }`;

interface Listed {
  readonly nodes: ReadonlyArray<{ readonly id: string; readonly note: string }>;
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>> &
    Readonly<Record<'startCursor' | 'endCursor', string>>;
}

let customers: TestCustomers;
let customerId: string;
const made: string[] = [];
beforeAll(async () => {
  customers = await openCustomers();
  customerId = await customer();
  for (let count = 0; count < 5; count++) {
    // Two and two at the same instant: the id decides.
    if (count % 2 === 0) customers.clock.advance(1_000);
    const i = {
      customerId,
      kind: count === 0 ? 'CALL' : 'ADVICE',
      note: `note ${count}`,
      sentiment: -1,
      idempotencyKey: randomUUID(),
    };
    const { interaction } = await customers.ask<{ interaction: { id: string } }>(clerk, RECORD, { i });
    made.unshift(interaction.id);
  }
});
afterAll(() => customers.close());
const { customer } = timelinesOf(() => customers);
const list = (variables: object) => customers.ask<Listed>(clerk, LIST, { ...variables });
const idsOf = ({ nodes }: Listed) => nodes.map(({ id }) => id);

it('lists what was recorded, the last one first, forth and back, each once', async () => {
  const first = await list({ first: 3 });
  const rest = await list({ first: 3, after: first.pageInfo.endCursor });
  expect([...idsOf(first), ...idsOf(rest)]).toEqual(made);
  const last = await list({ last: 3 });
  const before = await list({ last: 3, before: last.pageInfo.startCursor });
  expect([...idsOf(before), ...idsOf(last)]).toEqual(made);
  expect(first.nodes[0]).toEqual({ id: made[0], note: 'note 4', sentiment: -1, customer: { id: customerId } });
});

it('narrows to a customer by any of their ids, to members of staff and kinds', async () => {
  const survivorId = await customer();
  const input = { survivorId, mergedId: customerId, idempotencyKey: randomUUID() };
  await customers.ask(
    clerk,
    'mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) { __typename } }',
    {
      input,
    },
  );
  for (const id of [customerId, survivorId]) {
    expect(idsOf(await list({ filter: { customerIds: [id], staffMemberIds: [clerk.staffId] } }))).toEqual(made);
  }
  expect((await list({})).nodes[0]).toMatchObject({ customer: { id: survivorId } });
  expect(idsOf(await list({ filter: { kinds: ['CALL'] } }))).toEqual(made.slice(-1));
  expect(idsOf(await list({ filter: { customerIds: [] } }))).toEqual([]);
  expect(idsOf(await list({ filter: { staffMemberIds: [staffActor(['SERVICE']).staffId] } }))).toEqual([]);
});

it('is read by staff who may see customers: nobody else learns what staff noted', async () => {
  const r = [{ __typename: 'Interaction', id: made[0] }];
  expect(await customers.ask(clerk, ENTITY, { r })).toEqual([{ id: made[0], note: 'note 4', sentiment: -1 }]);
  const OWN = `query ($id: ID!) { customer(ref: { id: $id }) { timeline(kinds: [INTERACTION]) { nodes {
    ... on InteractionTimelineEntry { interactionKind interaction { note } } } } } }`;
  for (const actor of [visitor, guestActor(), customerActor(customerId), staffActor(['MERCHANDISER'])]) {
    expect(await customers.ask(actor, ENTITY, { r })).toEqual([null]);
    expect((await customers.send(actor, LIST)).errors?.[0]?.extensions?.['code']).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
  }
  const { data, errors } = await customers.send(customerActor(customerId), OWN, { id: customerId });
  expect(JSON.stringify(data)).not.toContain('note ');
  expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
});
