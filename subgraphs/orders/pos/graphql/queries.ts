import { builder, pageArgs } from '../../builder.ts';
import { listPosReceipts } from '../list-pos-receipts.ts';
import { PosReceiptConnectionType, PosRemarkType } from './types.ts';

const PosReceiptFilterInput = builder.inputType('PosReceiptFilter', {
  description: 'Which receipts; what is left out narrows nothing, an empty list matches nothing.',
  fields: (t) => ({
    requiresCheck: t.boolean({ description: 'Whether something is remarked that nobody has looked at.' }),
    remarks: t.field({ type: [PosRemarkType], description: 'With one of these remarks.' }),
    locationIds: t.idList({ description: 'Of one of these stores.' }),
  }),
});

builder.queryField('posReceipts', (t) =>
  t.field({
    type: PosReceiptConnectionType,
    access: 'orders:read',
    description:
      'Receipts as the POS of the stores said them, the one that arrived last first. Staff of some stores see those of these.',
    args: { filter: t.arg({ type: PosReceiptFilterInput, description: 'Which of them.' }), ...pageArgs(t) },
    resolve: (_root, args, { deps, request }) => listPosReceipts(deps, request, args),
  }),
);
