import { z } from 'zod';
import { isPlainText } from '#kernel/values/text.ts';

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
/** @public named by tables.prisma. */
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
const CART_HOLD = `must be 1 to ${MAX_CART_HOLD_MINUTES}, or null to hold nothing`;

const code = z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/, {
  message: 'must be 2 to 40 capital letters, digits or _, such as POPUP_STORE',
});
const name = z
  .string('must not be empty')
  .max(100)
  .refine(isPlainText, 'must not hold control characters')
  .trim()
  .min(1);
const cartHoldMinutes = z.int(CART_HOLD).min(1, CART_HOLD).max(MAX_CART_HOLD_MINUTES, CART_HOLD).nullable();

/** The shape of a channel that is about to exist. */
export const newChannel = z.object({
  code,
  name,
  kind: z.enum(CHANNEL_KINDS),
  currencyCode: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR'),
  cartHoldMinutes: cartHoldMinutes.optional().transform((minutes) => minutes ?? null),
});
export type NewChannel = z.infer<typeof newChannel>;

/** The shape of a change; a field that is absent stays as it is. */
export const channelChange = z.object({
  name: name.optional(),
  active: z
    .boolean()
    .nullish()
    .transform((active) => active ?? undefined),
  cartHoldMinutes: cartHoldMinutes.optional(),
});
export type ChannelChange = z.infer<typeof channelChange>;
