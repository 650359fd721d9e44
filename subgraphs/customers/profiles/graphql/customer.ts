import { builder } from '../../builder.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import { loadTimeline } from '../../timeline/graphql/loaders.ts';
import { TimelineConnectionType, TimelineEntryTypeType } from '../../timeline/graphql/types.ts';
import { displayName } from '../model/display-name.ts';

builder.objectFields(CustomerType, (t) => ({
  displayName: t.string({ description: 'The name, else the address, else a made-up one.', resolve: displayName }),
  firstName: t.exposeString('firstName', { nullable: true, description: 'Null when nobody said.' }),
  lastName: t.exposeString('lastName', { nullable: true, description: 'Null when nobody said.' }),
  email: t.exposeString('email', { nullable: true, description: 'Where they are written to; null when nobody said.' }),
  phone: t.exposeString('phone', { nullable: true, description: 'With its calling code; null when nobody said.' }),
  language: t.expose('locale', {
    type: 'LanguageTag',
    nullable: true,
    description: 'In which they are written to; null when nobody said.',
  }),
  version: t.exposeInt('version', { description: 'Another after every change; for `expectedVersion`.' }),
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
