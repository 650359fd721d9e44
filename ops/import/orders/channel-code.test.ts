import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, storeCodeOf } from './channel-code.ts';

describe('the code of a channel or a store', () => {
  it.each([
    ['In-Store', 'IN_STORE', 'In-Store'],
    ['580111', 'CHANNEL_580111', '580111'],
    ['Casa Madre María', 'CASA_MADRE_MARIA', 'CASA_MADRE_MARIA'],
    ['  Œuvres & Cie  ', 'UVRES_CIE_', 'UVRES_CIE_'],
    ['W', 'CHANNEL_W', 'W'],
  ])('%j is written as %s and %s', (name, channel, store) => {
    expect(codeOf(name).startsWith(channel)).toBe(true);
    expect(storeCodeOf(name).startsWith(store)).toBe(true);
  });

  it.each([
    ['東京', '大阪'],
    ['Магазин 1', 'Склад 1'],
    ['Αθήνα', 'Πάτρα'],
    [
      'Galerie commerciale régionale des Quatre Temps, niveau 1',
      'Galerie commerciale régionale des Quatre Temps, niveau 2',
    ],
    ['店A', '店B'],
  ])('tells %j from %j', (one, other) => {
    for (const code of [codeOf, storeCodeOf]) {
      expect(code(one)).not.toBe(code(other));
      expect(code(one.toLowerCase())).toBe(code(one));
    }
  });

  it.each(['--', '...?', '👗'])('is none for %j', (name) => {
    expect(() => codeOf(name)).toThrow('is no name for a channel');
  });

  it('is one that the owners take, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }), (name) => {
        const store = storeCodeOf(name.trim());
        expect(store).toMatch(/^[A-Za-z0-9._-]{0,40}$/);
        if (/[\p{L}\p{N}]/u.test(name.normalize('NFKD'))) {
          expect(store).not.toBe('');
          expect(codeOf(name)).toMatch(/^[A-Z][A-Z0-9_]{1,39}$/);
        }
      }),
    );
  });
});
