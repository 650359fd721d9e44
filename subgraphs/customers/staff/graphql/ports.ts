import { builder } from '../../builder.ts';
import { ensureStaff } from '../ensure-staff.ts';
import { findStaff } from '../find-staff.ts';
import { prepareFirstAdmin } from '../prepare-first-admin.ts';

builder.queryField('customersStaff', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    description:
      'Staff of any of these ids, e-mails or locations, at most 2,000 of each, those who left included: [{staffId, email, locationIds}].',
    access: 'service',
    args: { of: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, args, { deps }) => findStaff(deps, args.of),
  }),
);

builder.mutationFields((t) => ({
  customersEnsureStaff: t.field({
    type: 'JSON',
    inaccessible: true,
    description: 'Sign-ins of the demo shop, [{email, name, password, roles, locationIds}]: [{email, staffId}].',
    access: 'service',
    args: { staff: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { staff }, { deps }) => ensureStaff(deps, staff),
  }),
  customersPrepareFirstAdmin: t.string({
    nullable: true,
    inaccessible: true,
    description: 'A new one-time code for the first admin, shown once; null when there is an admin.',
    access: 'service',
    resolve: (_root, _args, { deps }) => prepareFirstAdmin(deps),
  }),
}));
