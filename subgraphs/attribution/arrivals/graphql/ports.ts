import { builder } from '../../builder.ts';
import { recordArrival } from '../record-arrival.ts';

builder.mutationField('attributionRecordArrival', (t) =>
  t.field({
    type: 'Boolean',
    inaccessible: true,
    description:
      'Records how far a history is that arrives newest days first: {startsOn, wholeFrom, arrivedOrders, expectedOrders, expectedAt}, or null once it is whole.',
    access: 'service',
    args: { history: t.arg({ type: 'JSON', description: 'How far it is; null once it is whole.' }) },
    resolve: async (_root, { history }, { deps, request }) => {
      await recordArrival(deps, request, history ?? null);
      return true;
    },
  }),
);
