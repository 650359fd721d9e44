import { builder, pageArgs } from '../../builder.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import { loadTimeline } from '../../timeline/graphql/loaders.ts';
import { TimelineEntryConnectionType, TimelineEntryKindType } from '../../timeline/graphql/types.ts';
import { displayName } from '../model/display-name.ts';

builder.objectFields(CustomerType, (t) => ({
  displayName: t.string({ description: 'The name, else the address, else a made-up one.', resolve: displayName }),
  firstName: t.exposeString('firstName', { nullable: true, description: 'Null when it is not given.' }),
  lastName: t.exposeString('lastName', { nullable: true, description: 'Null when it is not given.' }),
  email: t.exposeString('email', {
    nullable: true,
    description: 'Where they are written to; null when it is not given.',
  }),
  phone: t.exposeString('phone', { nullable: true, description: 'With its calling code; null when it is not given.' }),
  language: t.expose('locale', {
    type: 'LanguageTag',
    nullable: true,
    description: 'In which they are written to; null when it is not given.',
  }),
  version: t.exposeInt('version', { description: 'Another after every change; for `expectedVersion`.' }),
  timeline: t.field({
    type: TimelineEntryConnectionType,
    description: 'The history over all channels, the newest first; what other domains did shows within seconds.',
    args: {
      kinds: t.arg({ type: [TimelineEntryKindType], description: 'Moments of these kinds alone; all when left out.' }),
      ...pageArgs(t),
    },
    resolve: (customer, args, context) => loadTimeline(context, customer, args),
  }),
}));
