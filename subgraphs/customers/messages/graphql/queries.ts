import { builder } from '../../builder.ts';
import { type LocalMessage, listLocalMessages } from '../list-local-messages.ts';

const LocalMessageType = builder.objectRef<LocalMessage>('LocalMessage').implement({
  description: 'A message of the local outbox, which takes the place of a mail server while none is set.',
  access: 'staff:write',
  fields: (t) => ({
    recipient: t.exposeString('recipient', { description: 'The address that it is for.' }),
    subject: t.exposeString('subject', { description: 'Its first line.' }),
    text: t.exposeString('text', { description: 'All of it, in plain text.' }),
    linkUrl: t.expose('linkUrl', { type: 'URL', description: 'The link that it brings, which works once.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when its link works.' }),
  }),
});

builder.queryField('localMessages', (t) =>
  t.field({
    type: [LocalMessageType],
    nullable: true,
    description:
      'The messages of the local outbox, the newest first; at most 50. Null in production and where a mail server is set.',
    access: 'staff:write',
    resolve: (_root, _args, { deps, request }) => listLocalMessages(deps, request.actor),
  }),
);
