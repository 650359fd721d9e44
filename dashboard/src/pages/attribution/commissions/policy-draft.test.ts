import { expect, it } from 'vitest';
import { blankRule, draftOf, fractionOf, type Policy, secondsOf, toPolicyInput } from './policy-draft.ts';

const startOf = (day: string) => `${day}T00:00:00Z`;
const policy = {
  id: 'cmp_1',
  effectiveAt: '2026-01-01T00:00:00Z',
  isApplied: true,
  fulfillingShare: '0.3',
  rules: [
    {
      channel: { id: 'chn_web', name: 'Web' },
      baseRate: '0.0525',
      windowSeconds: 5_400,
      share: '0.5',
      earner: 'SPLIT',
    },
    { channel: null, baseRate: '0.05', windowSeconds: 86_400, share: '0.5', earner: 'LAST' },
  ],
} as const satisfies Policy;

it('A2: begins a version as the newest one is, and gives the API back what it said', () => {
  const draft = draftOf(policy, '2026-06-01', (text) => text.replace('.', ','));
  expect(draft.rules.map(({ baseRate, windowHours }) => [baseRate, windowHours])).toEqual([
    ['5,25', '1,5'],
    ['5', '24'],
  ]);
  expect(toPolicyInput(draft, startOf)).toEqual({
    effectiveAt: '2026-06-01T00:00:00Z',
    fulfillingShare: '0.300000',
    rules: [
      { channelId: 'chn_web', baseRate: '0.052500', windowSeconds: 5_400, share: '0.500000', earner: 'SPLIT' },
      { baseRate: '0.050000', windowSeconds: 86_400, share: '0.500000', earner: 'LAST' },
    ],
  });
});

it('A2: sends nothing while a rule lacks a number, a channel has two, or there is none', () => {
  const draft = draftOf(policy, '2026-06-01', (text) => text);
  const rule = { ...blankRule('new'), baseRate: '5' };
  expect(toPolicyInput({ ...draft, rules: [] }, startOf)).toBeNull();
  expect(toPolicyInput({ ...draft, rules: [...draft.rules, rule] }, startOf)).toBeNull();
  expect(toPolicyInput({ ...draft, rules: [{ ...rule, baseRate: '' }] }, startOf)).toBeNull();
  expect(toPolicyInput({ ...draft, day: '' }, startOf)).toBeNull();
  expect(toPolicyInput({ ...draft, rules: [rule] }, startOf)).not.toBeNull();
});

it('A2: takes percent up to 100 and windows up to 90 days, to the second', () => {
  expect(['100', '0', '12,5 %', '100.1', '-1', ''].map(fractionOf)).toEqual([
    '1.000000',
    '0.000000',
    '0.125000',
    null,
    null,
    null,
  ]);
  expect(['24', '0', '0,5', '2160', '2160.1', 'many'].map(secondsOf)).toEqual([
    86_400,
    0,
    1_800,
    7_776_000,
    null,
    null,
  ]);
});
