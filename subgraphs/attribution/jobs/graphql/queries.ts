import { builder, pageArgs } from '../../builder.ts';
import { listJobs } from '../list-jobs.ts';
import { JobConnectionType } from './types.ts';

builder.queryField('jobs', (t) =>
  t.field({
    type: JobConnectionType,
    description: 'Imports, rebuilds and other long work of the last year, what began last first.',
    access: 'operations:write',
    args: pageArgs(t),
    resolve: (_root, args, { deps, request }) => listJobs(deps, request, args),
  }),
);
