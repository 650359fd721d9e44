import type { FieldIssue } from '#kernel/values/errors.ts';

export const CHANNEL_KINDS = [
  'ONLINE',
  'APP',
  'STORE',
  'SOCIAL',
  'MARKETPLACE',
  'MESSAGING',
  'PHONE',
  'WHOLESALE',
  'OTHER',
] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Channel of a list or a price that names none. */
export const DEFAULT_CHANNEL = 'WEB';

/** A way to the customer. Data, not code: any retailer adds its own. */
export interface Channel {
  readonly code: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly active: boolean;
  readonly currencyCode: string;
  readonly pricesIncludeTax: boolean;
  /** Minutes for which a cart of this channel holds its units; null where carts hold none. */
  readonly cartHoldMinutes: number | null;
}

/** Longest time for which carts of a channel may hold units, in minutes. */
const MAX_CART_HOLD_MINUTES = 24 * 60;

/** A channel that is about to exist. */
export type NewChannel = Pick<Channel, 'code' | 'name' | 'kind' | 'currencyCode'> & {
  readonly cartHoldMinutes?: number | null | undefined;
};

const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

/** Issues of the minutes for which carts are to hold units; null holds none. */
export function cartHoldIssues(minutes: number | null | undefined): FieldIssue[] {
  if (minutes === null || minutes === undefined) return [];
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_CART_HOLD_MINUTES) return [];
  return [{ path: 'cartHoldMinutes', message: `must be 1 to ${MAX_CART_HOLD_MINUTES}, or null to hold nothing` }];
}

/** Issues of a new channel; empty when it can be made. */
export function channelIssues(channel: NewChannel): FieldIssue[] {
  const issues = cartHoldIssues(channel.cartHoldMinutes);
  if (!CODE.test(channel.code)) {
    issues.push({ path: 'code', message: 'must be 2 to 40 capital letters, digits or _, such as POPUP_STORE' });
  }
  if (channel.name.trim().length < 1 || channel.name.length > 100) {
    issues.push({ path: 'name', message: 'must have 1 to 100 characters' });
  }
  if (!CHANNEL_KINDS.includes(channel.kind)) {
    issues.push({ path: 'kind', message: `must be one of ${CHANNEL_KINDS.join(', ')}` });
  }
  if (!/^[A-Z]{3}$/.test(channel.currencyCode)) {
    issues.push({ path: 'currencyCode', message: 'must be an ISO 4217 code such as EUR' });
  }
  return issues;
}
