import { builder } from '../../builder.ts';
import { listFootfall } from '../list-footfall.ts';
import { FootfallDayType } from './types.ts';

builder.queryField('footfall', (t) =>
  t.field({
    type: [FootfallDayType],
    description:
      'How many came into stores by day, newest first, at most 1,000 rows; staff bound to stores read the counts of these alone.',
    access: 'reports:read',
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The first day.' }),
      before: t.arg({ type: 'Date', required: true, description: 'The first day outside the period.' }),
      locationIds: t.arg.idList({ description: 'Which stores; all when absent.' }),
    },
    resolve: async (_root, { from, before, locationIds }, { deps, request }) => [
      ...(await listFootfall(deps, request, { from, to: before, locationIds: locationIds ?? [] })),
    ],
  }),
);
