import type { Actor } from '#kernel/request/actor.ts';
import { type AppliedContext, type GivenContext, InvalidContextError } from '#kernel/request/in-context.ts';
import { bestLanguage } from '#kernel/request/language.ts';
import { currencyOfCountry } from '#kernel/values/currency-of-country.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { type ChannelAccess, isOpenTo } from '../channel-audience.ts';

/** A channel, as far as a request's context depends on it. */
export interface KnownChannel extends ChannelAccess {
  readonly id: string;
  readonly code: string;
  readonly isActive: boolean;
  readonly isDefault: boolean;
  /** The first is what is written where a text has no other. */
  readonly languages: readonly [string, ...string[]];
  /** The first is the default. */
  readonly currencyCodes: readonly [string, ...string[]];
  readonly countryCodes: readonly [string, ...string[]];
}

export interface KnownStore {
  readonly id: string;
  readonly code: string;
  readonly isActive: boolean;
}

/** What a retailer's contexts are made of. */
export interface ContextSource {
  readonly defaultChannel: KnownChannel | undefined;
  readonly channels: ReadonlyMap<string, KnownChannel>;
  readonly stores: ReadonlyMap<string, KnownStore>;
}

/** Whether requests of the caller may be in the channel; staff read an inactive one too. */
export function isChannelFor(channel: KnownChannel, actor: Actor): boolean {
  return isOpenTo(channel, actor) && (channel.isActive || actor.kind === 'staff');
}

function channelFor({ channel: code }: GivenContext, { channels, defaultChannel }: ContextSource, actor: Actor) {
  const channel = code === undefined ? defaultChannel : channels.get(code);
  if (channel && isChannelFor(channel, actor)) return channel;
  // As where the channels cannot be read: what needs no context is answered.
  if (code === undefined) throw new UnavailableError('No channel is the default one; name a channel');
  throw new InvalidContextError(`There is no channel ${shown(code)} here`);
}

function storeFor({ store: code }: GivenContext, { stores }: ContextSource, actor: Actor): string | null {
  if (code === undefined) return null;
  const store = stores.get(code);
  const isOpenTo =
    actor.kind === 'staff'
      ? (id: string) => actor.locationIds.length === 0 || actor.locationIds.includes(id)
      : () => store?.isActive === true;
  if (store && isOpenTo(store.id)) return store.id;
  throw new InvalidContextError(`There is no store ${shown(code)} here`);
}

function countryFor({ country }: GivenContext, channel: KnownChannel): string {
  if (country === undefined) return channel.countryCodes[0];
  if (/^[A-Z]{2}$/.test(country)) return country;
  throw new InvalidContextError('The country must be an ISO 3166-1 code such as FR');
}

function currencyFor({ currency }: GivenContext, channel: KnownChannel, country: string): string {
  const { currencyCodes, code } = channel;
  if (currency !== undefined) {
    if (currencyCodes.includes(currency)) return currency;
    throw new InvalidContextError(`${code} sells in ${currencyCodes.join(', ')}`);
  }
  const usual = currencyOfCountry(country);
  return usual !== undefined && currencyCodes.includes(usual) ? usual : currencyCodes[0];
}

/** A name that came from outside, as a message may repeat it. */
const shown = (name: string) => (/^[\w-]{1,40}$/.test(name) ? name : 'of that name');

/**
 * The context that applies to what was given. A language never fails, nor does a country that is not served.
 * @throws InvalidContextError for a channel or store that is unknown or not for the caller, and a currency that the
 * channel does not sell in.
 */
export function applyContext(given: GivenContext, source: ContextSource, actor: Actor): AppliedContext {
  const channel = channelFor(given, source, actor);
  const countryCode = countryFor(given, channel);
  return {
    channelId: channel.id,
    channelCode: channel.code,
    language: bestLanguage(given.language, channel.languages),
    currencyCode: currencyFor(given, channel, countryCode),
    countryCode,
    storeId: storeFor(given, source, actor),
    hiddenChannelCodes: [...source.channels.values()].flatMap((one) => (isChannelFor(one, actor) ? [] : [one.code])),
  };
}
