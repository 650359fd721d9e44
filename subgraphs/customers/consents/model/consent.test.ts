import { describe, expect, it } from 'vitest';
import type { CustomerId } from '../../../shared/ids.ts';
import { type ConsentAct, type ConsentActState, consentsOf } from './consent.ts';

let serial = 0;
function act(
  state: ConsentActState,
  happened: string | null,
  learned: string,
  more: Partial<ConsentAct> = {},
): ConsentAct {
  serial += 1;
  return {
    id: `act-${serial}`,
    customerId: 'cus_1' as CustomerId,
    purpose: 'MARKETING',
    channel: 'EMAIL',
    address: '',
    state,
    happenedAt: happened === null ? null : new Date(happened),
    learnedAt: new Date(learned),
    confirmationDueAt: null,
    source: 'form',
    textVersion: 'v3',
    actor: 'service:test',
    ...more,
  };
}

/** The state after acts, in every order of arrival. */
function statesOf(acts: readonly ConsentAct[], asOf = {}): string[] {
  const orders = acts.length < 2 ? [acts] : [acts, [...acts].reverse(), [...acts.slice(1), ...acts.slice(0, 1)]];
  return [...new Set(orders.map((order) => consentsOf(order, asOf)[0]?.state ?? 'NONE'))];
}

describe('U18, X23: what a customer agreed to', () => {
  it('is nothing by default', () => {
    expect(consentsOf([])).toEqual([]);
  });

  it('is what happened last, however late it was learned', () => {
    const acts = [
      act('WITHDRAWN', '2025-06-01T12:00:00Z', '2025-06-01T12:00:01Z'),
      act('GRANTED', '2024-01-01T00:00:00Z', '2025-07-01T00:00:00Z'),
    ];
    expect(statesOf(acts)).toEqual(['WITHDRAWN']);
    const at = new Date('2025-05-01T00:00:00Z');
    expect(statesOf(acts, { at, knownAt: new Date('2025-06-15T00:00:00Z') })).toEqual(['NONE']);
    expect(statesOf(acts, { at, knownAt: new Date('2025-07-02T00:00:00Z') })).toEqual(['GRANTED']);
  });

  it('is withdrawn when both happened at the same instant, in whatever zone they were written', () => {
    const acts = [
      act('GRANTED', '2025-03-01T10:00:00+01:00', '2025-03-01T09:00:05Z'),
      act('WITHDRAWN', '2025-03-01T09:00:00Z', '2025-03-01T09:00:02Z'),
    ];
    expect(statesOf(acts)).toEqual(['WITHDRAWN']);
  });

  it('is not granted by an act without a time when any other has one', () => {
    const acts = [
      act('GRANTED', null, '2025-08-01T00:00:00Z'),
      act('WITHDRAWN', '2020-01-01T00:00:00Z', '2025-08-02T00:00:00Z'),
    ];
    expect(statesOf(acts)).toEqual(['WITHDRAWN']);
    expect(statesOf(acts.slice(0, 1))).toEqual(['GRANTED']);
  });

  it('is not granted by a confirmation after its term, and is by one before it', () => {
    const pending = act('PENDING', '2025-09-01T08:00:00Z', '2025-09-01T08:00:00Z', {
      confirmationDueAt: new Date('2025-09-08T08:00:00Z'),
    });
    expect(statesOf([pending, act('GRANTED', '2025-09-09T08:00:00Z', '2025-09-09T08:00:00Z')])).toEqual(['PENDING']);
    expect(statesOf([pending, act('GRANTED', '2025-09-07T08:00:00Z', '2025-09-07T08:00:00Z')])).toEqual(['GRANTED']);
  });

  it('stands apart for each purpose, channel and address', () => {
    const at = '2025-01-01T00:00:00Z';
    const acts = [
      act('GRANTED', at, at),
      act('WITHDRAWN', at, at, { channel: 'SMS' }),
      act('GRANTED', at, at, { address: 'a@b.example' }),
    ];
    expect(consentsOf(acts).map(({ channel, address, state }) => [channel, address, state])).toEqual([
      ['EMAIL', '', 'GRANTED'],
      ['EMAIL', 'a@b.example', 'GRANTED'],
      ['SMS', '', 'WITHDRAWN'],
    ]);
  });
});
