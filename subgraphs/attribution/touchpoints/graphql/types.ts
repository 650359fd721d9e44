import { builder } from '../../builder.ts';
import { TOUCHPOINT_KINDS, type TouchpointKind } from '../model/touchpoint-kind.ts';

export const TouchpointKindType = builder.enumType('TouchpointKind', {
  description: 'What happened in a touchpoint; OTHER for kinds of a channel’s own.',
  values: Object.fromEntries(
    Object.entries(TOUCHPOINT_KINDS).map(([kind, description]) => [kind, { description }]),
  ) as Record<TouchpointKind, { description: string }>,
});
