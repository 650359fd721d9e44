import { builder } from '../../builder.ts';

export const RfmGroupType = builder.enumType('RfmGroup', {
  description: 'What kind of buyer a customer is by now, from recency (R) and the mean of frequency and value (FM).',
  values: {
    ACTIVE: { description: 'Recent, with some orders.' },
    ALMOST_LOST: { description: 'Some time ago, with few orders.' },
    AT_RISK: { description: 'Long ago, with many orders.' },
    CHAMPIONS: { description: 'Recent, with the most orders and value.' },
    DORMANT: { description: 'Long ago, with few orders.' },
    LOYAL: { description: 'Not long ago, with many orders.' },
    NEEDS_ATTENTION: { description: 'Some time ago, with some orders.' },
    NEW: { description: 'The most recent, with the fewest orders.' },
    PREVIOUSLY_LOYAL: { description: 'Long ago, with the most orders and value.' },
    PROMISING: { description: 'Recent, with few orders.' },
  },
});

export const RfmCellInput = builder.inputType('RfmCellInput', {
  description: 'Customers of one recency score and one mean of frequency and value.',
  fields: (t) => ({
    recency: t.int({ required: true, description: 'From 1 to 5; 5: the fifth who ordered last.' }),
    frequencyAndValue: t.int({ required: true, description: 'The mean of both scores, half up, from 1 to 5.' }),
  }),
});
