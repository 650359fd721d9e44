import { builder } from '../../builder.ts';
import { MergeTimelineEntryType } from '../../timeline/graphql/types.ts';
import { MergeEventKindType } from './types.ts';

builder.objectFields(MergeTimelineEntryType, (t) => ({
  mergeEventKind: t.field({
    type: MergeEventKindType,
    description: 'Whether they were joined or set apart.',
    resolve: ({ data }) => data.kind,
  }),
  customerIds: t.idList({
    description: 'Ids of the records that were one customer after it.',
    resolve: ({ data }) => [...data.memberIds],
  }),
}));
