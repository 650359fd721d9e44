import { z } from 'zod';
import { isId } from '#kernel/values/ids.ts';
import { isPlainText } from '#kernel/values/text.ts';
import { CHANNEL_AUDIENCES, type ChannelAccess } from '../../../shared/channel-audience.ts';
import type { ChannelId, CustomerId } from '../../../shared/ids.ts';

const CHANNEL_KINDS = [
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
export type { ChannelAudience } from '../../../shared/channel-audience.ts';
/** @public named by tables.prisma. */
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** A way to the customer. Data, not code: any retailer adds its own. */
export interface Channel extends ChannelAccess {
  readonly id: ChannelId;
  readonly code: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly isActive: boolean;
  readonly customerIds: readonly CustomerId[];
  /** One channel is: that of a request which names none. */
  readonly isDefault: boolean;
  /** The first is what is written where a text has no other. */
  readonly languages: readonly string[];
  /** Of every price listed in the channel. */
  readonly currencyCode: string;
  /** The first is that of a request which names none. */
  readonly countryCodes: readonly string[];
  readonly pricesIncludeTax: boolean;
  /** Minutes for which a cart of this channel holds its units; null where carts hold none. */
  readonly cartHoldMinutes: number | null;
  /** Units of a variant that one session or customer may hold; null where nothing limits them. */
  readonly maxHeldQuantity: number | null;
  readonly version: number;
}

/** Longest time for which carts of a channel may hold units, in minutes. */
const MAX_CART_HOLD_MINUTES = 24 * 60;
const CART_HOLD = `must be 1 to ${MAX_CART_HOLD_MINUTES}, or null to hold nothing`;
/** Largest limit on the units that one session holds; a larger one limits nobody. */
const MAX_HELD_QUANTITY = 100_000;
/** Of a channel that does not say how many. */
const DEFAULT_HELD_QUANTITY = 20;
/** As many as there are; a channel that speaks or serves more does not tell them apart. */
const MAX_LANGUAGES = 50;
const MAX_COUNTRIES = 250;

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
const HELD = `must be 1 to ${MAX_HELD_QUANTITY}, or null to limit nobody`;
const maxHeldQuantity = z.int(HELD).min(1, HELD).max(MAX_HELD_QUANTITY, HELD).nullable();
const distinct = (values: readonly string[]) => [...new Set(values)];
const languages = z
  .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as fr or pt-BR'))
  .min(1)
  .max(MAX_LANGUAGES)
  .transform(distinct);
const countryCodes = z
  .array(z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code such as FR'))
  .min(1)
  .max(MAX_COUNTRIES)
  .transform(distinct);

/** Customers that a channel may name. */
const MAX_CUSTOMERS = 250;
const audience = z.enum(CHANNEL_AUDIENCES);
const customerId = z.string().refine((id): id is CustomerId => isId('cus', id), 'must be the id of a customer');
const customerIds = z
  .array(customerId)
  .max(MAX_CUSTOMERS)
  .transform((ids) => [...new Set(ids)]);

const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR');

/** The currencies of a new channel: one, for a listing has one price. */
export const currencyCodes = z.tuple([currencyCode]);

/** The shape of a channel that is about to exist; its languages and countries are the default channel's when absent. */
export const newChannel = z.object({
  code,
  name,
  kind: z.enum(CHANNEL_KINDS),
  currencyCode,
  languages: languages.nullish(),
  countryCodes: countryCodes.nullish(),
  cartHoldMinutes: cartHoldMinutes.optional().transform((minutes) => minutes ?? null),
  maxHeldQuantity: maxHeldQuantity.default(DEFAULT_HELD_QUANTITY),
  audience: audience.nullish().transform((said) => said ?? 'PUBLIC'),
  customerIds: customerIds.nullish().transform((ids) => ids ?? []),
});
export type NewChannel = z.infer<typeof newChannel>;

/** Channels of a retailer: they are one list, which is read whole. */
export const MAX_CHANNELS = 250;

const given = <T>(value: T | null | undefined): T | undefined => value ?? undefined;

/** The shape of a change; a field that is absent stays as it is. */
export const channelChange = z.object({
  name: name.optional(),
  isActive: z.boolean().nullish().transform(given),
  isDefault: z.literal(true, 'make another channel the default one instead').nullish().transform(given),
  languages: languages.nullish().transform(given),
  countryCodes: countryCodes.nullish().transform(given),
  cartHoldMinutes: cartHoldMinutes.optional(),
  maxHeldQuantity: maxHeldQuantity.optional(),
  audience: audience.nullish().transform(given),
  customerIds: customerIds.nullish().transform((ids) => (ids === null ? [] : ids)),
});
export type ChannelChange = z.infer<typeof channelChange>;
