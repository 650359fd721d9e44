import { describe, expect, it } from 'vitest';
import { ValidationError } from '#kernel/values/errors.ts';
import { maskIdentifier, normalizeIdentifier, parseIdentifiers } from './identifiers.ts';

describe('normalizeIdentifier', () => {
  it.each([
    ['EMAIL', '  J.Dupont@Email.COM ', 'j.dupont@email.com'],
    ['PHONE', '06 12 34 56 78', '+33612345678'],
    ['PHONE', '+33 (0)6.12.34.56.78', '+33612345678'],
    ['PHONE', '0033612345678', '+33612345678'],
    ['PHONE', '+44 20 7946 0958', '+442079460958'],
    ['LOYALTY_CARD', '2600-1234 5678', '260012345678'],
    ['EMAIL', 'he\u0301le\u0300ne@maison.fr', 'hélène@maison.fr'],
    ['EMAIL', '\u200bx@maison.fr', 'x@maison.fr'],
    ['PHONE', '6 12 34 56 78', '+33612345678'],
    ['SOCIAL_HANDLE', ' @Jean.D ', 'jean.d'],
    ['EXTERNAL', ' crm:42 ', 'crm:42'],
  ] as const)('writes %s %j in one form', (kind, raw, value) => {
    expect(normalizeIdentifier(kind, raw)).toEqual({ kind, value });
  });

  it.each([
    ['EMAIL', 'not an address'],
    ['EMAIL', 'a@b'],
    ['EMAIL', 'test@test.com'],
    ['PHONE', '12'],
    ['PHONE', '0000000000'],
    ['PHONE', 'call me'],
    ['CARD_TOKEN', '   '],
    ['DEVICE', '00000000'],
    ['ANONYMOUS_ID', 'undefined'],
    ['EXTERNAL', 'a\u0000b'],
    ['EXTERNAL', 'x'.repeat(400)],
  ] as const)('refuses %s %j, which identifies no one', (kind, raw) => {
    expect(normalizeIdentifier(kind, raw)).toBeUndefined();
  });

  it('is idempotent', () => {
    const once = normalizeIdentifier('PHONE', '06 12 34 56 78');
    expect(once && normalizeIdentifier('PHONE', once.value)).toEqual(once);
  });
});

describe('parseIdentifiers', () => {
  it('names every identifier that is wrong', () => {
    const read = () =>
      parseIdentifiers([
        { kind: 'EMAIL', value: 'a@b.fr' },
        { kind: 'PHONE', value: 'x' },
      ]);
    expect(read).toThrow(ValidationError);
    expect(read).toThrow('identifiers.1.value');
  });

  it('keeps each identifier once however it is written', () => {
    const read = parseIdentifiers([
      { kind: 'EMAIL', value: 'A@b.fr' },
      { kind: 'EMAIL', value: 'a@B.fr ' },
    ]);
    expect(read).toEqual([{ kind: 'EMAIL', value: 'a@b.fr' }]);
  });
});

describe('maskIdentifier', () => {
  it.each([
    ['EMAIL', 'jean@dupont.fr', 'j•••@dupont.fr'],
    ['PHONE', '+33612345678', '+33•••78'],
    ['CARD_TOKEN', 'tok_abcdef1234', '•••1234'],
    ['DEVICE', 'short', '•••t'],
  ] as const)('shows of %s %j only what tells it apart', (kind, value, masked) => {
    expect(maskIdentifier({ kind, value })).toBe(masked);
  });
});
