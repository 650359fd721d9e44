import { builder } from '../../builder.ts';
import { ActorType } from '../../identity/graphql/types.ts';
import { staffById } from './loaders.ts';
import { StaffMemberType } from './types.ts';

builder.objectField(ActorType, 'staffMember', (t) =>
  t.field({
    type: StaffMemberType,
    nullable: true,
    description: 'The member of staff; null where it was nobody of the staff.',
    resolve: ({ staffId }, _args, context) => (staffId === null ? null : staffById(context).load(staffId)),
  }),
);
