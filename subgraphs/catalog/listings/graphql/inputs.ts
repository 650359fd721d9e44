import { builder } from '../../builder.ts';

export const PublishProductInput = builder.inputType('PublishProductInput', {
  description: 'Where a product shall show, and when.',
  fields: (t) => ({
    id: t.id({ required: true }),
    channels: t.idList({ required: true }),
    publishFrom: t.field({ type: 'DateTime', description: 'At once when absent.' }),
    publishTo: t.field({ type: 'DateTime', description: 'Without end when absent.' }),
  }),
});
export const UnpublishProductInput = builder.inputType('UnpublishProductInput', {
  description: 'Where a product shall show no more.',
  fields: (t) => ({ id: t.id({ required: true }), channels: t.idList({ required: true }) }),
});
