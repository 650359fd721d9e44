import { builder } from '../../builder.ts';
import type { ArrivingHistory } from '../model/arriving-history.ts';

export const ArrivingHistoryType = builder.objectRef<ArrivingHistory>('ArrivingHistory').implement({
  description:
    'A history on its way into an open shop, the newest days first: figures of days not there yet are not whole.',
  fields: (t) => ({
    startsOn: t.field({
      type: 'Date',
      description: 'The first day of the whole history.',
      resolve: (history) => history.startsOn,
    }),
    wholeFrom: t.field({
      type: 'Date',
      description: 'Every day from this one on is whole; those before are missing, or there in part.',
      resolve: (history) => history.wholeFrom,
    }),
    arrivedOrders: t.exposeInt('arrivedOrders', { description: 'Orders that are there, of the expected ones.' }),
    expectedOrders: t.exposeInt('expectedOrders', { description: 'Orders of the whole history.' }),
    expectedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When all of it will be there at the present pace; null while it is unknown.',
      resolve: (history) => history.expectedAt,
    }),
  }),
});
