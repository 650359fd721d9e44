import { builder } from '../../builder.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import { loadTimeline } from '../../timeline/graphql/loaders.ts';
import { TimelineConnectionType, TimelineEntryTypeType } from '../../timeline/graphql/types.ts';
import { displayName } from '../model/display-name.ts';

builder.objectFields(CustomerType, (t) => ({
  displayName: t.string({ resolve: displayName }),
  firstName: t.exposeString('firstName', { nullable: true }),
  lastName: t.exposeString('lastName', { nullable: true }),
  email: t.exposeString('email', { nullable: true }),
  phone: t.exposeString('phone', { nullable: true }),
  locale: t.exposeString('locale', { nullable: true, description: 'BCP 47, such as fr.' }),
  timeline: t.field({
    type: TimelineConnectionType,
    description:
      'The history over all channels, newest first; an entry shows as soon as the event of its domain was handled.',
    args: {
      first: t.arg.int({ defaultValue: 24 }),
      after: t.arg.string(),
      types: t.arg({ type: [TimelineEntryTypeType] }),
    },
    resolve: (customer, args, context) => loadTimeline(context, customer, args),
  }),
}));
