import { builder, optionalIdempotencyKey } from '../../builder.ts';

const VERSION = "The product's version as it was read; when it is another now, nothing is written.";

export const PublishProductInput = builder.inputType('PublishProductInput', {
  description: 'Where a product is to be listed, and when.',
  fields: (t) => ({
    productId: t.id({ required: true, description: 'The product.' }),
    channelIds: t.idList({ required: true, description: 'The channels, at least one.' }),
    startsAt: t.field({ type: 'DateTime', description: 'The moment from which it shows; at once when absent.' }),
    endsAt: t.field({
      type: 'DateTime',
      description: 'The moment from which it shows no more; without end when absent.',
    }),
    expectedVersion: t.int({ description: VERSION }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});
export const UnpublishProductInput = builder.inputType('UnpublishProductInput', {
  description: 'Where a product is to be listed no more.',
  fields: (t) => ({
    productId: t.id({ required: true, description: 'The product.' }),
    channelIds: t.idList({ required: true, description: 'The channels, at least one.' }),
    expectedVersion: t.int({ description: VERSION }),
    idempotencyKey: optionalIdempotencyKey(t),
  }),
});
