import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { addPolicy } from '../add-policy.ts';
import { listPolicies } from '../list-policies.ts';
import { AddCommissionPolicyInput } from './inputs.ts';
import { CommissionPolicyType } from './policy.ts';

mutation('addCommissionPolicy', {
  description: 'Adds a version of the rules of commission, which holds from its date.',
  access: 'commissions:write',
  input: AddCommissionPolicyInput,
  errors: [ConflictError, NotFoundError],
  resolve: async (input, { deps, request }) => {
    const { policyId } = await addPolicy(deps, request, input);
    const policy = (await listPolicies(deps, request)).find(({ id }) => id === policyId);
    if (!policy) throw new NotFoundError('commission policy', policyId);
    return { policy };
  },
  payload: (t) => ({
    commissionPolicy: t.field({
      type: CommissionPolicyType,
      description: 'The version.',
      resolve: ({ policy }) => policy,
    }),
  }),
});
