import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { openEventText } from '../support/event-text.ts';
import { historyOrder, openRetailer, type Retailer } from '../support/retailer.ts';

const TICKET = `mutation ($input: CreateStreamTicketInput!) { createStreamTicket(input: $input) {
  ... on CreateStreamTicketPayload { streamTicket { url } } } }`;
const TODAY = `query ($input: ReportInput!) { report(input: $input, dimensions: [CHANNEL], metrics: ["orders"]) { rows { keys { channel { id } } values { value } } } }`;

let retailer: Retailer;
beforeAll(async () => {
  retailer = await openRetailer();
});
afterAll(() => retailer?.close());

interface Stream {
  readonly status: number;
  /** Waits for the first event whose data satisfies a test, then answers it. */
  next(event: string): Promise<{ readonly id: string; readonly data: { readonly type: string; readonly id: string } }>;
  close(): Promise<void>;
}

async function open(url: string, headers: Record<string, string> = {}): Promise<Stream> {
  const { status, text, more, close } = await openEventText(url, headers);
  /** Where what was not answered yet begins. */
  let from = 0;
  return {
    status,
    async next(event) {
      for (;;) {
        const told = new RegExp(`^id: (.*)\nevent: ${event}\ndata: (.*)\n\n`, 'm').exec(text().slice(from));
        if (told?.[2]) {
          from += told.index + told[0].length;
          return { id: told[1] ?? '', data: JSON.parse(told[2]) };
        }
        await more(event);
      }
    },
    close,
  };
}

async function ticketOf(token: string, after?: string): Promise<string> {
  const input = { topics: ['sales'], ...(after === undefined ? {} : { after }) };
  const made = await retailer.ask<{ createStreamTicket: { streamTicket: { url: string } } }>(TICKET, { input }, token);
  const { search } = new URL(made.createStreamTicket.streamTicket.url);
  return `${retailer.url}/stream${search}`;
}

/** Orders of today by the id of their channel. */
async function ordersToday(): Promise<ReadonlyMap<string | undefined, number>> {
  const now = Date.now();
  const day = (ahead: number) => new Date(now + ahead * 86_400_000).toISOString().slice(0, 10);
  const { report } = await retailer.read<{
    report: { rows: Array<{ keys: [{ channel: { id: string } | null }]; values: [{ value: string }] }> };
  }>(TODAY, { input: { from: day(-1), before: day(2) } });
  return new Map(report.rows.map(({ keys: [{ channel }], values: [{ value }] }) => [channel?.id, Number(value)]));
}

it('tells who looks on that an order is in the figures, and continues where the stream was cut', async () => {
  const executive = await retailer.tokenFor({
    kind: 'staff',
    staffId: newId('stf'),
    sessionId: newId('ses'),
    roles: ['EXECUTIVE'],
    locationIds: [],
  });
  const sell = (id: string) => retailer.importOrders([historyOrder(id, new Date().toISOString())]);
  const stream = await open(await ticketOf(executive));
  await stream.next('ready');
  await sell('live-1');
  const first = await stream.next('channel.changed');
  expect(first.data.type).toBe('Channel');
  expect(await ordersToday()).toEqual(new Map([[first.data.id, 1]]));
  await stream.close();
  await sell('live-2');
  await retailer.settle();
  const again = await open(await ticketOf(executive, first.id));
  expect((await again.next('channel.changed')).data).toEqual(first.data);
  expect((await ordersToday()).get(first.data.id)).toBe(2);
  await again.close();
});

it('lets nobody listen who may read no figures', async () => {
  const customer = await retailer.tokenFor({ kind: 'customer', customerId: newId('cus'), sessionId: newId('ses') });
  const associate = await retailer.tokenFor({
    kind: 'staff',
    staffId: newId('stf'),
    sessionId: newId('ses'),
    roles: ['ASSOCIATE'],
    locationIds: [],
  });
  expect((await open(`${retailer.url}/stream?topics=sales`)).status).toBe(401);
  for (const token of [customer, associate]) {
    const headers = { authorization: `Bearer ${token}` };
    expect((await open(`${retailer.url}/stream?topics=sales`, headers)).status).toBe(404);
    expect((await open(await ticketOf(token))).status).toBe(404);
  }
});
