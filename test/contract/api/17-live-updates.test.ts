import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { customerActor, guestActor, staffActor } from '../../support/actors.ts';
import { openEventText } from '../../support/event-text.ts';
import { createGraphClient, type GraphClient } from '../../support/graph-client.ts';
import { address, CHECKOUT, CREATE_CART, UPDATE_CART } from '../../support/shopping.ts';
import { type StockedGraph, stockGraph } from '../../support/stocked-graph.ts';
import { openWholeGraph, PLACES, type WholeGraph } from '../../support/whole-graph.ts';

const TICKET = `mutation ($input: CreateStreamTicketInput!) { createStreamTicket(input: $input) {
  ... on CreateStreamTicketPayload { streamTicket { url expiresAt } } } }`;

/** What an open stream has told so far. */
interface Listened {
  readonly status: number;
  /** Waits until the text holds what is sought, then answers the text. */
  until(sought: string): Promise<string>;
  /** The id of the last event. */
  lastEventId(): string;
  close(): Promise<void>;
}

async function listen(url: string, headers: Record<string, string> = {}): Promise<Listened> {
  const { status, text, more, close } = await openEventText(url, headers);
  return {
    status,
    async until(sought) {
      while (!text().includes(sought)) await more(sought);
      return text();
    },
    lastEventId: () => [...text().matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? '',
    close,
  };
}

const idsIn = (text: string) => [...text.matchAll(/"id":"(\w[\w-]*)"/g)].map(([, id]) => id);

describe.each(PLACES)('live updates (section 17), %s', (place) => {
  const customer = customerActor(newId('cus')) as ReturnType<typeof guestActor>;
  const stranger = guestActor();
  const guest = guestActor();
  let graph: WholeGraph;
  let client: GraphClient;
  let stock: StockedGraph;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    graph = await openWholeGraph(place);
    client = createGraphClient(graph.url);
    stock = await stockGraph(graph);
    const callers = {
      customer,
      guest,
      stranger,
      associate: staffActor(['ASSOCIATE'], [stock.locationId]),
      merchandiser: staffActor(['MERCHANDISER']),
      admin: staffActor(['ADMIN']),
    };
    for (const [name, actor] of Object.entries(callers)) tokens.set(name, await graph.tokenFor(actor));
  });
  afterAll(() => graph.close());

  const bearer = (caller: string): Record<string, string> => {
    const token = tokens.get(caller);
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
  };
  const topicsOf = (topics: string) => `${graph.url}/stream?topics=${topics}`;
  /** The address of a new ticket, at the port of this test. */
  async function ticketFor(caller: string, topics: readonly string[], after?: string): Promise<string> {
    const made = await client.ask<{ createStreamTicket: { streamTicket: { url: string } } }>(
      TICKET,
      { input: { topics, ...(after === undefined ? {} : { after }) } },
      tokens.get(caller),
    );
    const { pathname, search } = new URL(made.createStreamTicket.streamTicket.url);
    return `${graph.url}${pathname}${search}`;
  }
  async function order(caller: string): Promise<string> {
    const send = async (document: string, input: Record<string, unknown>) => {
      const variables = { input: { idempotencyKey: randomUUID(), ...input } };
      const data = await client.ask<Record<string, { cart: { id: string }; order: { id: string } }>>(
        document,
        variables,
        tokens.get(caller),
      );
      return Object.values(data)[0];
    };
    const lines = [{ variantId: stock.variantId, quantity: 1 }];
    const cartId = (await send(CREATE_CART, { lines }))?.cart.id;
    await send(UPDATE_CART, { cartId, shippingAddress: address, email: 'c.martin@example.com' });
    const payment = { kind: 'CARD', provider: 'test', paymentToken: 'accept' };
    return (await send(CHECKOUT, { cartId, payment }))?.order.id ?? '';
  }

  it('are for whom the owner of a topic lets listen, by token and by ticket alike', async () => {
    const mine = await order('customer');
    const open = { visitor: 200, customer: 200, guest: 200, associate: 200, merchandiser: 200, admin: 200 };
    const own = { ...open, visitor: 401 };
    const staffOnly = { ...own, customer: 404, guest: 404 };
    const expected: Record<string, Record<string, number>> = {
      [`variant:${stock.variantId}`]: open,
      orders: own,
      loyalty: { ...own, merchandiser: 404 },
      [`order:${mine}`]: { ...own, guest: 404 },
      [`order:${newId('ord')}`]: { ...staffOnly, associate: 404, merchandiser: 404, admin: 404 },
      'fulfillment-orders': staffOnly,
      inventory: staffOnly,
      catalog: { ...staffOnly, associate: 404 },
      prices: { ...staffOnly, associate: 404 },
      customers: { ...staffOnly, merchandiser: 404 },
      sales: { ...staffOnly, associate: 404 },
    };
    for (const [topic, callers] of Object.entries(expected)) {
      for (const [caller, status] of Object.entries(callers)) {
        const streams = [await listen(topicsOf(topic), bearer(caller))];
        if (caller !== 'visitor') streams.push(await listen(await ticketFor(caller, [topic])));
        expect([topic, caller, ...streams.map((one) => one.status)]).toEqual([
          topic,
          caller,
          ...streams.map(() => status),
        ]);
        for (const stream of streams) await stream.close();
      }
    }
  });

  it('tell what is one’s own and nothing of others', async () => {
    const streams = {
      guest: await listen(await ticketFor('guest', ['orders'])),
      stranger: await listen(await ticketFor('stranger', ['orders'])),
      admin: await listen(topicsOf('orders'), bearer('admin')),
    };
    const [ofGuest, ofStranger] = [await order('guest'), await order('stranger')];
    await streams.admin.until(ofStranger);
    expect(await streams.guest.until(ofGuest)).not.toContain(ofStranger);
    expect(await streams.stranger.until(ofStranger)).not.toContain(ofGuest);
    for (const stream of Object.values(streams)) await stream.close();
  });

  it('continue where they were cut, with a new ticket or the header, without a gap or a key twice', async () => {
    const first = await listen(await ticketFor('guest', ['orders']));
    await first.until('event: ready');
    const begun = first.lastEventId();
    const one = await order('guest');
    await first.until(one);
    const lastId = first.lastEventId();
    await first.close();
    const [two, three] = [await order('guest'), await order('guest')];
    const again = await listen(await ticketFor('guest', ['orders'], lastId));
    expect([...new Set(idsIn(await again.until(three)))]).toEqual([two, three]);
    const whole = await listen(topicsOf('orders'), { ...bearer('guest'), 'last-event-id': begun });
    expect([...new Set(idsIn(await whole.until(three)))]).toEqual([one, two, three]);
    await again.close();
    await whole.close();
  });

  it('open once by a ticket, which says nothing of whom it was made for', async () => {
    const url = await ticketFor('guest', ['orders']);
    const streams = await Promise.all([listen(url), listen(url), listen(url)]);
    expect(streams.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    for (const stream of streams) await stream.close();
    expect((await listen(`${graph.url}/stream?ticket=made-up`)).status).toBe(401);
    expect((await listen(`${graph.url}/stream?ticket=${'x'.repeat(5_000)}`)).status).toBe(401);
    const { errors } = await client.send(TICKET, { input: { topics: ['orders'] } });
    expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHENTICATED']);
  });
});
