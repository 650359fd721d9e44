import type { CustomerId } from '../../../shared/ids.ts';
import { builder } from '../../builder.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import { verificationsByRecord } from './loaders.ts';

builder.objectField(CustomerType, 'emailVerifiedAt', (t) =>
  t.field({
    type: 'DateTime',
    nullable: true,
    description:
      'When the address of their account was proved last, by a link that was mailed to it; null while it was not.',
    resolve: async ({ memberIds }, _args, context) => {
      const found = await Promise.all(memberIds.map((id: CustomerId) => verificationsByRecord(context).load(id)));
      return found.find((verifiedAt) => verifiedAt !== null) ?? null;
    },
  }),
);
