import { describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { type GivenContext, InvalidContextError } from '#kernel/request/in-context.ts';
import { applyContext, type ContextSource, type KnownChannel } from './apply-context.ts';

const channel = (code: string, fields: Partial<KnownChannel> = {}): KnownChannel => ({
  id: `chn_${code}`,
  code,
  isActive: true,
  isDefault: false,
  audience: 'PUBLIC',
  customerIds: [],
  languages: ['fr', 'en'],
  currencyCodes: ['EUR'],
  countryCodes: ['FR', 'BE'],
  ...fields,
});
const source: ContextSource = {
  defaultChannel: channel('SHOP', { isDefault: true }),
  channels: new Map(
    [
      channel('SHOP', { isDefault: true }),
      channel('SWISS', { languages: ['de-CH', 'fr'], currencyCodes: ['CHF', 'EUR'], countryCodes: ['CH'] }),
      channel('CLOSED', { isActive: false }),
      channel('TRADE', { audience: 'CUSTOMERS', customerIds: ['cus_1'] }),
      channel('COUNTER', { audience: 'STAFF' }),
    ].map((one) => [one.code, one]),
  ),
  stores: new Map(
    [
      { id: 'loc_1', code: 'MARAIS', isActive: true },
      { id: 'loc_2', code: 'OLD', isActive: false },
    ].map((store) => [store.code, store]),
  ),
};
const shopper: Actor = { kind: 'anonymous' };
const customer = (customerId: string): Actor => ({ kind: 'customer', customerId, sessionId: 'ses_2' });
const staff = (...locationIds: string[]): Actor => ({
  kind: 'staff',
  staffId: 'stf_1',
  sessionId: 'ses_1',
  roles: ['ASSOCIATE'],
  locationIds,
});

function apply(given: GivenContext, actor: Actor = shopper) {
  const { channelCode, language, currencyCode, countryCode, storeId } = applyContext(given, source, actor);
  return [channelCode, language, currencyCode, countryCode, storeId];
}

describe('the context of a request', () => {
  it.each<[GivenContext, ReturnType<typeof apply>]>([
    [{}, ['SHOP', 'fr', 'EUR', 'FR', null]],
    [{ language: 'en' }, ['SHOP', 'en', 'EUR', 'FR', null]],
    [{ language: 'ja;q=0.9, en-GB;q=0.8, fr;q=0.1' }, ['SHOP', 'en', 'EUR', 'FR', null]],
    [{ language: 'ja' }, ['SHOP', 'fr', 'EUR', 'FR', null]],
    [{ language: ';;q=,*;q=x' }, ['SHOP', 'fr', 'EUR', 'FR', null]],
    [{ channel: 'SWISS' }, ['SWISS', 'de-CH', 'CHF', 'CH', null]],
    [{ channel: 'SWISS', language: 'de' }, ['SWISS', 'de-CH', 'CHF', 'CH', null]],
    [{ channel: 'SWISS', country: 'FR' }, ['SWISS', 'de-CH', 'EUR', 'FR', null]],
    [{ channel: 'SWISS', country: 'JP' }, ['SWISS', 'de-CH', 'CHF', 'JP', null]],
    [{ channel: 'SWISS', country: 'CH', currency: 'EUR' }, ['SWISS', 'de-CH', 'EUR', 'CH', null]],
    [{ store: 'MARAIS' }, ['SHOP', 'fr', 'EUR', 'FR', 'loc_1']],
  ])('%j is %j', (given, applied) => {
    expect(apply(given)).toEqual(applied);
  });

  it.each<[GivenContext, Actor]>([
    [{ channel: 'NOWHERE' }, shopper],
    [{ channel: 'shop' }, shopper],
    [{ channel: 'CLOSED' }, shopper],
    [{ channel: 'TRADE' }, shopper],
    [{ channel: 'TRADE' }, { kind: 'guest', customerId: 'cus_1', sessionId: 'ses_3' }],
    [{ channel: 'TRADE' }, customer('cus_2')],
    [{ channel: 'COUNTER' }, customer('cus_1')],
    [{ currency: 'USD' }, shopper],
    [{ country: 'France' }, shopper],
    [{ store: 'NOWHERE' }, shopper],
    [{ store: 'OLD' }, shopper],
    [{ store: 'MARAIS' }, staff('loc_9')],
  ])('cannot be %j for %j', (given, actor) => {
    expect(() => apply(given, actor)).toThrow(InvalidContextError);
  });

  it('may be an inactive channel or store for staff', () => {
    expect(apply({ channel: 'CLOSED', store: 'OLD' }, staff())).toEqual(['CLOSED', 'fr', 'EUR', 'FR', 'loc_2']);
  });

  it('may be a private channel for those whom it is for, and hides every other from them', () => {
    const hidden = (channel: string, actor: Actor) => applyContext({ channel }, source, actor).hiddenChannelCodes;
    expect(hidden('TRADE', customer('cus_1'))).toEqual(['CLOSED', 'COUNTER']);
    expect(hidden('SHOP', shopper)).toEqual(['CLOSED', 'TRADE', 'COUNTER']);
    expect(hidden('COUNTER', staff())).toEqual([]);
  });

  it('repeats no name that could be anything', () => {
    expect(() => apply({ channel: '<script>' })).toThrow('There is no channel of that name here');
  });
});
