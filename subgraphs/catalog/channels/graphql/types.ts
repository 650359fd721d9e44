import { builder } from '../../builder.ts';
import type { Channel } from '../model/channel.ts';

export const ChannelType = builder.objectRef<Channel>('Channel');

export const ChannelKindType = builder.enumType('ChannelKind', {
  description: 'Kind of a channel; reports and rules go by it.',
  values: {
    ONLINE: { description: 'A site of its own.' },
    APP: { description: 'An app of its own.' },
    STORE: { description: 'Its stores.' },
    SOCIAL: { description: 'A shop within a social network.' },
    MARKETPLACE: { description: "Another's marketplace." },
    MESSAGING: { description: 'Conversations in writing: chat, messages, e-mail.' },
    PHONE: { description: 'Conversations by voice.' },
    WHOLESALE: { description: 'Sales to businesses.' },
    OTHER: { description: 'Any other way.' },
  } as const,
});

export const ChannelAudienceType = builder.enumType('ChannelAudience', {
  description: 'Who may buy in a channel, and so see what it lists and for how much.',
  values: {
    PUBLIC: { description: 'Everybody.' },
    CUSTOMERS: { description: 'The customers that it names, and staff.' },
    STAFF: { description: 'Staff alone, for whomever they serve.' },
  } as const,
});
