import { builder, mutation } from '../../builder.ts';
import { type CreatedStreamTicket, createStreamTicket } from '../create-stream-ticket.ts';
import { redeemStreamTicket } from '../redeem-stream-ticket.ts';

const StreamTicketType = builder.objectRef<CreatedStreamTicket>('StreamTicket').implement({
  description: 'An address that opens one stream of changes, once, without a token.',
  fields: (t) => ({
    url: t.expose('url', {
      type: 'URL',
      description: 'What an `EventSource` is given as it is; it stands for the caller’s session until the stream ends.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'Until when the address can be opened, a minute from now; an open stream continues.',
    }),
  }),
});

const CreateStreamTicketInput = builder.inputType('CreateStreamTicketInput', {
  description: 'What to listen to.',
  fields: (t) => ({
    topics: t.stringList({
      required: true,
      description:
        'From 1 to 10 topics, such as "orders" or "variant:<id>"; which of them the caller may receive is decided when the stream opens.',
    }),
    after: t.string({
      description:
        'The `lastEventId` of the event that was received last, when a stream that was cut is to continue; without it the stream begins now. At most 512 characters.',
    }),
  }),
});

mutation('createStreamTicket', {
  description:
    'Makes the address of a stream for a client that cannot send a token, as an `EventSource` in a browser. A new one for each stream, and after each cut.',
  access: ['owner', 'staff'],
  input: CreateStreamTicketInput,
  resolve: async (input, { deps, request }) => ({ streamTicket: await createStreamTicket(deps, request, input) }),
  payload: (t) => ({
    streamTicket: t.expose('streamTicket', { type: StreamTicketType, description: 'The address, shown this once.' }),
  }),
});

builder.mutationField('customersRedeemStreamTicket', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'Uses a ticket up: who listens to what from where on; null when it opens nothing.',
    access: 'service',
    args: { ticket: t.arg.string({ required: true }) },
    resolve: async (_root, { ticket }, { deps }) => (await redeemStreamTicket(deps, ticket)) ?? null,
  }),
);
