import { builder } from '../../builder.ts';
import { MetricValueType } from '../../metrics/graphql/types.ts';
import { ChannelType } from '../../references.ts';
import type { ConversionMatrix, ConversionRow } from '../model/matrix.ts';

const ConversionCellType = builder.objectRef<ConversionRow['cells'][number]>('ConversionCell').implement({
  description: 'People who touched one channel and bought in another within the days asked for.',
  fields: (t) => ({
    boughtCode: t.exposeString('bought', { description: 'Code of the channel bought in.' }),
    bought: t.field({
      type: ChannelType,
      nullable: true,
      description:
        'The channel bought in; null when the shop has none of that code, or it cannot be read at the moment.',
      resolve: ({ bought }) => ({ code: bought }),
    }),
    share: t.field({
      type: MetricValueType,
      description: 'These people ÷ those who touched the channel of the row, a fraction of one.',
      resolve: ({ share }) => share,
    }),
  }),
});

const ConversionRowType = builder.objectRef<ConversionRow>('ConversionRow').implement({
  description: 'People who touched one channel.',
  fields: (t) => ({
    touchedCode: t.exposeString('touched', { description: 'Code of the channel touched.' }),
    touched: t.field({
      type: ChannelType,
      nullable: true,
      description: 'The channel touched; null when the shop has none of that code, or it cannot be read at the moment.',
      resolve: ({ touched }) => ({ code: touched }),
    }),
    people: t.exposeInt('people', { description: 'How many they are.' }),
    cells: t.field({
      type: [ConversionCellType],
      description: 'One a channel bought in, the same ones in every row; at most 20.',
      resolve: ({ cells }) => [...cells],
    }),
  }),
});

export const ConversionMatrixType = builder.objectRef<ConversionMatrix>('ConversionMatrix').implement({
  description:
    'P(buy in channel B within N days | touched channel A), counted exactly over known customers. A purchase on the day of the touch counts; touches whose days are not over are left out.',
  fields: (t) => ({
    rows: t.field({
      type: [ConversionRowType],
      description: 'One a channel touched, those of most people first; at most 20.',
      resolve: ({ rows }) => [...rows],
    }),
  }),
});
