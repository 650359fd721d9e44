import { builder } from '../../builder.ts';
import { InteractionTimelineEntryType } from '../../timeline/graphql/types.ts';
import type { InteractionKind } from '../model/interaction.ts';
import { interactionsById } from './loaders.ts';
import { InteractionKindType, InteractionType } from './types.ts';

builder.objectFields(InteractionTimelineEntryType, (t) => ({
  interactionKind: t.field({
    type: InteractionKindType,
    description: 'What kind of moment it was.',
    resolve: ({ data }) => data.kind as InteractionKind,
  }),
  interaction: t.field({
    type: InteractionType,
    nullable: true,
    access: 'customers:read',
    description: 'What staff recorded of it, with their note.',
    resolve: ({ id }, _args, context) => interactionsById(context).load(id),
  }),
}));
