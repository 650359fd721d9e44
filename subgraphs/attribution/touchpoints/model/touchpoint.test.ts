import { describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { newId } from '#kernel/values/ids.ts';
import { SERVICE_DESK } from '../../testing/touchpoints.ts';
import { readTouchpoints, type TouchpointRow } from './touchpoint.ts';

const NOW = '2026-06-15T12:00:00.000Z';
const base = { occurredAt: '2026-06-15T11:59:00Z', channel: 'WEB', kind: 'PAGE_VIEW', anonymousId: 'browser-1' };

function rowOf(fields: object, actor: Actor = SERVICE_DESK): TouchpointRow | undefined {
  return readTouchpoints('batch', [{ ...base, ...fields }], { actor, nowMs: Date.parse(NOW) }).rows[0];
}

describe('a touchpoint', () => {
  it('keeps the path of a page and the host of a referrer, and nothing that addresses carry of people', () => {
    expect(
      rowOf({
        page: 'https://shop.example/robes?email=anna@example.org#top',
        landingPage: '/accueil?token=x',
        referrer: 'https://www.google.com/search?q=anna',
      }),
    ).toMatchObject({ page: '/robes', landing_page: '/accueil', referrer: 'www.google.com' });
    expect(rowOf({ page: 'http://[', referrer: 'javascript:alert(1)' })).toMatchObject({
      page: undefined,
      referrer: undefined,
    });
  });

  it.each([
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1',
      'MOBILE',
    ],
    ['Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 Chrome/126.0 Safari/537.36', 'TABLET'],
    ['Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36', 'MOBILE'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 'DESKTOP'],
  ])('tells the device by %s, and takes its reader for a person', (userAgent, device) => {
    expect(rowOf({ userAgent })).toMatchObject({ device, is_bot: undefined });
  });

  it.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    'Mozilla/5.0 (compatible; Baiduspider/2.0)',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/126.0 Safari/537.36',
    'facebookexternalhit/1.1',
    'python-requests/2.32',
  ])('marks what declares itself a program, %s', (userAgent) => {
    expect(rowOf({ userAgent })).toMatchObject({ is_bot: 1 });
  });

  it('books a moment more than five minutes ahead at receipt, and one of a clock a little fast as told', () => {
    expect(rowOf({ occurredAt: '2026-06-15T12:05:01Z' })).toMatchObject({ occurred_at: NOW, clock_ahead: 1 });
    const little = '2026-06-15T12:05:00Z';
    expect(rowOf({ occurredAt: little })).toMatchObject({ occurred_at: little, clock_ahead: undefined });
  });

  it('belongs to nobody without consent, whatever it names', () => {
    const customerId = newId('cus');
    expect(rowOf({ customerId, clickId: 'gclid-1', consent: false })).toMatchObject({
      person_key: '',
      customer_id: '',
      anonymous_id: '',
      click_id: undefined,
      consent: 'DENIED',
    });
    expect(rowOf({ customerId, consent: true })).toMatchObject({ person_key: customerId, consent: 'GRANTED' });
  });

  it('belongs to a session or to somebody, and placeholders are neither', () => {
    const nobody = { anonymousId: undefined };
    expect(rowOf({ ...nobody, sessionKey: 's-1' })).toMatchObject({ person_key: '', session_key: 's-1' });
    expect(rowOf({ sessionKey: '[object Object]' })).toMatchObject({ session_key: undefined });
    for (const fields of [nobody, { anonymousId: 'undefined' }, { anonymousId: '00000000' }, { customerId: 'null' }]) {
      expect(rowOf(fields)).toBeUndefined();
    }
  });

  it('X23: of a browser is whose its token says, and nobody’s without one, whatever it claims', () => {
    const customerId = newId('cus');
    const claims = { ...base, customerId: newId('cus'), anonymousId: newId('cus'), staffId: 'stf_1', isBot: false };
    const browser = { userAgent: 'Googlebot/2.1' };
    const tell = (actor: Actor) =>
      readTouchpoints('batch', [claims], { actor, nowMs: Date.parse(NOW), browser }).rows[0];
    const nobodys = { customer_id: '', anonymous_id: '', staff_id: '', is_bot: 1 };
    expect(tell({ kind: 'anonymous' })).toMatchObject({ ...nobodys, person_key: '' });
    expect(tell({ kind: 'guest', customerId, sessionId: 's' })).toMatchObject({
      ...nobodys,
      customer_id: customerId,
      person_key: customerId,
    });
  });

  it('is known by one code, however its kind is written', () => {
    expect(['page view', 'Page-View', 'PAGE_VIEW'].map((kind) => rowOf({ kind })?.kind)).toEqual(
      Array(3).fill('PAGE_VIEW'),
    );
  });
});
