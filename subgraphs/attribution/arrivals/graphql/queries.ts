import { builder } from '../../builder.ts';
import { getArrivingHistory } from '../get-arriving-history.ts';
import { ArrivingHistoryType } from './types.ts';

builder.queryField('arrivingHistory', (t) =>
  t.field({
    type: ArrivingHistoryType,
    nullable: true,
    description: 'The history that is on its way in; null when all of it is there.',
    access: ['reports:read', 'orders:read'],
    resolve: (_root, _args, { deps }) => getArrivingHistory(deps),
  }),
);
