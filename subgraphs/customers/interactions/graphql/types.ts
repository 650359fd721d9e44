import { builder, connectionType } from '../../builder.ts';
import type { Interaction, InteractionKind } from '../model/interaction.ts';

export const InteractionType = builder.objectRef<Interaction>('Interaction');
export const InteractionConnectionType = connectionType('Interaction', InteractionType, false);

export const InteractionKindType = builder.enumType('InteractionKind', {
  description: 'The kind of a moment between a customer and staff. More values may be added: keep a default branch.',
  values: {
    ADVICE: { description: 'Staff advised.' },
    CALL: { description: 'They talked by telephone.' },
    DEMO: { description: 'A product was demonstrated.' },
    HANDLED: { description: 'The customer took a product in their hands.' },
    MESSAGE: { description: 'They wrote to each other.' },
    TRY_ON: { description: 'The customer tried something on.' },
  } satisfies Record<InteractionKind, object>,
});
