import type { Actor } from '#kernel/request/actor.ts';

/** Who may buy in a channel: everybody, the customers that it names, or staff alone. */
export const CHANNEL_AUDIENCES = ['PUBLIC', 'CUSTOMERS', 'STAFF'] as const;
export type ChannelAudience = (typeof CHANNEL_AUDIENCES)[number];

/** A channel, as far as it depends on who asks. */
export interface ChannelAccess {
  readonly audience: ChannelAudience;
  /** Whose accounts may buy where `audience` is CUSTOMERS. */
  readonly customerIds: readonly string[];
}

/** Whether somebody may buy in a channel, and so see what it lists and for how much. A guest is no customer of it. */
export function isOpenTo({ audience, customerIds }: ChannelAccess, actor: Actor): boolean {
  if (audience === 'PUBLIC' || actor.kind === 'staff' || actor.kind === 'service') return true;
  return audience === 'CUSTOMERS' && actor.kind === 'customer' && customerIds.includes(actor.customerId);
}
