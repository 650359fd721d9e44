import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { select, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { customerActor, guestActor, service, staffActor, visitor } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { sessionsOf } from '../testing/sessions.ts';

const CREATE = `mutation ($input: CreateStreamTicketInput!) { createStreamTicket(input: $input) {
  __typename ... on CreateStreamTicketPayload { streamTicket { url expiresAt } }
  ... on ValidationError { issues { path issueCode limit } } } }`;
const REDEEM = 'mutation ($ticket: String!) { customersRedeemStreamTicket(ticket: $ticket) }';

interface Created {
  readonly __typename: string;
  readonly streamTicket: { readonly url: string; readonly expiresAt: string };
  readonly issues: ReadonlyArray<{ readonly path: readonly string[]; readonly issueCode: string }>;
}

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { claims, signUp } = sessionsOf(() => customers);

const create = (actor: Parameters<TestCustomers['ask']>[0], input: Record<string, unknown>) =>
  customers.ask<Created>(actor, CREATE, { input });
const ticketIn = ({ streamTicket }: Created) => new URL(streamTicket.url).searchParams.get('ticket') ?? '';
const redeem = (ticket: string) => customers.ask<Record<string, unknown> | null>(service, REDEEM, { ticket });

describe('a ticket for a stream', () => {
  it('opens what it was made for, in the name of its caller', async () => {
    for (const actor of [guestActor(), customerActor('cus_1'), staffActor(['SERVICE'], ['loc_1'])]) {
      const created = await create(actor, { topics: ['orders', 'order:ord_1'], after: 'orders=811%3A42' });
      expect(created.streamTicket.url).toMatch(/^http:\/\/localhost:4000\/stream\?ticket=[\w-]{43}$/);
      expect(Date.parse(created.streamTicket.expiresAt) - customers.clock.now().getTime()).toBe(60_000);
      expect(await redeem(ticketIn(created))).toEqual({
        actor,
        topics: ['orders', 'order:ord_1'],
        after: 'orders=811%3A42',
      });
    }
  });

  it('opens one stream, however many show it at once', async () => {
    const ticket = ticketIn(await create(guestActor(), { topics: ['orders'] }));
    const opened = await Promise.all(Array.from({ length: 5 }, () => redeem(ticket)));
    expect(opened.filter((one) => one !== null)).toHaveLength(1);
    expect(await redeem(ticket)).toBeNull();
  });

  it('opens nothing after a minute, nor after its session has ended', async () => {
    const late = ticketIn(await create(guestActor(), { topics: ['orders'] }));
    customers.clock.advance(60_000);
    expect(await redeem(late)).toBeNull();

    const { session } = await signUp('ticket@maison.fr');
    const { sub = '', sid } = await claims(session.accessToken);
    const actor = { kind: 'customer', customerId: sub, sessionId: String(sid) } as const;
    const ticket = ticketIn(await create(actor, { topics: ['orders'] }));
    await customers.ask(actor, 'mutation { signOut(input: {}) { __typename } }');
    expect(await redeem(ticket)).toBeNull();
  });

  it('is stored as a hash', async () => {
    const ticket = ticketIn(await create(guestActor(), { topics: ['orders'] }));
    const [row] = await customers.db.query(sql`
      select ${select({ all: text(sql`string_agg(stream_ticket::text, ' ')`) })} from stream_ticket`);
    expect(row?.all).toContain('orders');
    expect(row?.all).not.toContain(ticket);
  });

  it('is for a session, and for topics that can be', async () => {
    await expect(create(visitor, { topics: ['variant:var_1'] })).resolves.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(create(service, { topics: ['orders'] })).resolves.toMatchObject({ code: 'FORBIDDEN' });
    const refused = await create(guestActor(), { topics: ['orders', 'a b'], after: 'x'.repeat(513) });
    expect(refused.issues).toEqual([
      { path: ['input', 'topics', '1'], issueCode: 'INVALID_FORMAT', limit: null },
      { path: ['input', 'after'], issueCode: 'TOO_LONG', limit: '512' },
    ]);
    const none = await create(guestActor(), { topics: [] });
    expect(none.issues).toMatchObject([{ path: ['input', 'topics'] }]);
  });
});
