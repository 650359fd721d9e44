import { describe, expect, it } from 'vitest';
import { demandState, paradoxState, pressureState, verdictOf } from './signals.ts';

describe('the signals of unified stock', () => {
  it('I5: alerts strictly above 15 % of the requests, in integers', () => {
    expect(paradoxState({ part: 16n, whole: 100n })).toBe('RED');
    expect(paradoxState({ part: 15n, whole: 100n })).toBe('GREEN');
    // 15 % of a number that a double rounds, and one more.
    const whole = 9_007_199_254_740_993n * 100n;
    expect(paradoxState({ part: 15n * (whole / 100n), whole })).toBe('GREEN');
    expect(paradoxState({ part: 15n * (whole / 100n) + 1n, whole })).toBe('RED');
    expect(paradoxState({ part: 0n, whole: 0n })).toBe('UNKNOWN');
  });

  it('I6: alerts strictly above its threshold, and knows nothing without sales', () => {
    expect(pressureState({ part: 1_001n, whole: 10_000n }, 10)).toBe('RED');
    expect(pressureState({ part: 1_000n, whole: 10_000n }, 10)).toBe('GREEN');
    expect(pressureState({ part: 500n, whole: 0n }, 10)).toBe('UNKNOWN');
  });

  it('I7: alerts where the share rises beyond chance', () => {
    expect(demandState({ part: 300n, whole: 1_000n }, { part: 200n, whole: 1_000n })).toBe('RED');
    expect(demandState({ part: 201n, whole: 1_000n }, { part: 200n, whole: 1_000n })).toBe('GREEN');
    expect(demandState({ part: 200n, whole: 1_000n }, { part: 300n, whole: 1_000n })).toBe('GREEN');
    expect(demandState({ part: 20n, whole: 29n }, { part: 1n, whole: 1_000n })).toBe('UNKNOWN');
    expect(demandState({ part: 20n, whole: 100n }, undefined)).toBe('UNKNOWN');
  });

  it('I8: recommends to switch when at least one of them is red', () => {
    expect(verdictOf(['GREEN', 'RED', 'UNKNOWN'])).toBe('SWITCH');
    expect(verdictOf(['GREEN', 'GREEN', 'UNKNOWN'])).toBe('WAIT');
    expect(verdictOf(['UNKNOWN', 'UNKNOWN', 'UNKNOWN'])).toBe('UNKNOWN');
  });
});
