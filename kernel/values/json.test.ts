import { describe, expect, test } from 'vitest';
import { toJson } from './json.ts';

describe('toJson', () => {
  test('writes bigints as strings of digits, however deep they lie', () => {
    const event = { total: 12_990n, lines: [{ net: 1n, title: 'Scarf' }, 2n, [3n]], none: null, missing: undefined };
    expect(toJson(event)).toBe('{"total":"12990","lines":[{"net":"1","title":"Scarf"},"2",["3"]],"none":null}');
    expect(toJson(7n)).toBe('"7"');
  });

  test('writes everything else as JSON.stringify does', () => {
    const value = { at: new Date(0), list: [undefined, Number.NaN, true], text: 'é"\u2028', nested: { a: [] } };
    expect(toJson(value)).toBe(JSON.stringify(value));
    expect(toJson(null)).toBe('null');
  });

  test('leaves the value and the built-ins as they are', () => {
    const value = { amounts: [1n, 2n] };
    toJson(value);
    expect(value).toEqual({ amounts: [1n, 2n] });
    expect('toJSON' in BigInt.prototype).toBe(false);
  });
});
