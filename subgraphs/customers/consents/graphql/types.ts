import { builder } from '../../builder.ts';
import type {
  Consent,
  ConsentAct,
  ConsentActState,
  ConsentChannel,
  ConsentPurpose,
  ConsentState,
} from '../model/consent.ts';

export const ConsentPurposeType = builder.enumType('ConsentPurpose', {
  description: 'What a customer may agree to. More values may be added: keep a default branch.',
  values: {
    ANALYTICS: { description: 'Their visits are counted as theirs.' },
    LOCATION: { description: 'Their place is used.' },
    MARKETING: { description: 'They are written to.' },
    PERSONALIZATION: { description: 'What they are shown follows what they did.' },
  } satisfies Record<ConsentPurpose, object>,
});

export const ConsentChannelType = builder.enumType('ConsentChannel', {
  description: 'By which way a consent is used. More values may be added: keep a default branch.',
  values: {
    EMAIL: { description: 'Mail to an electronic address.' },
    MAIL: { description: 'Letters on paper.' },
    MESSENGER: { description: 'A messenger.' },
    PHONE: { description: 'Calls.' },
    PUSH: { description: 'Notifications of an app.' },
    SMS: { description: 'Short messages.' },
    WEB: { description: 'Browsers and apps.' },
  } satisfies Record<ConsentChannel, object>,
});

const ACT_STATES = {
  GRANTED: { description: 'They agreed.' },
  PENDING: { description: 'They agreed and have yet to confirm it.' },
  WITHDRAWN: { description: 'They no longer agree, or refused.' },
} satisfies Record<ConsentActState, object>;

export const ConsentActStateType = builder.enumType('ConsentActState', {
  description: 'What an act of consent says.',
  values: ACT_STATES,
});

const ConsentStateType = builder.enumType('ConsentState', {
  description: 'What holds by all acts of consent; only GRANTED allows anything.',
  values: { ...ACT_STATES, NONE: { description: 'Nothing was said.' } } satisfies Record<ConsentState, object>,
});

const ConsentActType = builder.objectRef<ConsentAct>('ConsentAct').implement({
  description: 'One statement of a customer, or of somebody for them; never changed.',
  fields: (t) => ({
    state: t.field({ type: ConsentActStateType, description: 'What it says.', resolve: ({ state }) => state }),
    happenedAt: t.expose('happenedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it happened; null when it is unknown: then it is older than every act with a time.',
    }),
    learnedAt: t.expose('learnedAt', { type: 'DateTime', description: 'When it was recorded here.' }),
    source: t.exposeString('source', { description: 'Where it was given.' }),
    textVersion: t.exposeString('textVersion', { description: 'The text that they read; empty when it is not given.' }),
  }),
});

export const ConsentType = builder.objectRef<Consent>('Consent').implement({
  description: 'What a customer agreed to for one purpose, channel and address.',
  fields: (t) => ({
    purpose: t.field({ type: ConsentPurposeType, description: 'To what.', resolve: ({ purpose }) => purpose }),
    channel: t.field({ type: ConsentChannelType, description: 'By which way.', resolve: ({ channel }) => channel }),
    address: t.exposeString('address', { description: 'Where; empty for every address of the channel.' }),
    state: t.field({ type: ConsentStateType, description: 'What holds.', resolve: ({ state }) => state }),
    changedAt: t.expose('changedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the deciding act happened; null when it is unknown, or there is none.',
    }),
    acts: t.field({
      type: [ConsentActType],
      description: 'All that was said, the newest first; at most 100.',
      resolve: ({ acts }) => acts.slice(0, 100),
    }),
  }),
});
