import { describe, expect, it } from 'vitest';
import { isPlaceholder, visibleText } from './placeholders.ts';

describe('a placeholder', () => {
  it.each([
    ...['0', '000', '00000000-0000-0000-0000-000000000000', '-1'.slice(0, 1), '?', '99999', '1111111111', '123456789'],
    ...['Guest', 'guest checkout', 'GUEST_CHECKOUT', 'Walk-in', 'walk in customer', 'Invité', 'Client de passage'],
    ...['undefined', 'null', 'NaN', 'N/A', 'n.a.', '[object Object]', 'None', 'anonyme', 'Laufkunde', 'ＧＵＥＳＴ'],
    ...['test@test.com', 'none@none.com', 'noreply@shop.fr', 'no-reply@shop.fr', 'test@example.com', 'x@mail.invalid'],
    ...['\u200bguest\u200b', ' Un\u00adknown ', '', 'Customer', 'Unknown customer', 'No customer', 'NOT LOGGED IN'],
    ...['Cliente genérico', 'Consumidor final', 'Kassenkunde', 'Onbekend klant', 'Passant', 'N.N.'],
    ...['гость', 'Розничный покупатель', '散客', 'ゲスト', 'Gość', '#REF!', 'guest@guest.com', 'x@x.com', 'aaa@aaa.fr'],
    ...['walkin@store.com', 'user@example.com'],
  ])('%j identifies no one', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  it.each([
    ...['1', '88', '1001', '00012', 'c1', 'C-0', 'ana@example.com', 'guest@hotel-lyon.fr', 'na@firma.de', 'Ada Guest'],
    ...['+33612345678', '4006381333931', 'hélène@ex.test', 'test.pilot@air.fr', 'cus_0', 'Anne'],
    ...['Finn', 'Clientele', 'Customer 12', 'bob@bob.com', 'Ana Cash', 'U0', 'Final Fantasy Ltd'],
  ])('%j may be somebody', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });
});

it('shows a text composed and without what nobody sees', () => {
  expect(visibleText(' he\u0301le\u0300ne\u200b@ex.test\ufeff')).toBe('hélène@ex.test');
});
