import { builder } from '../../builder.ts';
import { listStaff } from '../list-staff.ts';
import { StaffType } from './types.ts';

builder.queryField('staff', (t) =>
  t.field({
    type: [StaffType],
    description: 'All staff, those who left included, by name. For staff.',
    authScopes: { staff: true },
    resolve: (_root, _args, { deps }) => listStaff(deps),
  }),
);
