import { describe, expect, it } from 'vitest';
import { readOrderFiles } from '../../../test/support/read-order-files.ts';

const MAPPING = `
dates: [yyyy-MM-dd]
numbers: { decimal: ',', thousands: '.' }
files:
  - { role: lines, order: order, placedAt: date, channel: { constant: WEB }, title: title, quantity: qty, unitPrice: price }
`;
const HEADER = 'order;date;title;qty;price\n';
const ROW = 'W1;2025-03-01;L’œuvre – d’été;1;12,50 €\n';

/** Windows-1252 of the characters that these tests write. */
function windows1252(text: string): Buffer {
  const high: Record<string, number> = { '’': 0x92, œ: 0x9c, '–': 0x96, '€': 0x80 };
  return Buffer.from([...text].map((character) => high[character] ?? character.charCodeAt(0)));
}

const utf16 = (text: string, isBig: boolean) => {
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBig ? little.swap16() : little;
};

async function titles(file: string | Buffer) {
  const { orders, rejects, found } = await readOrderFiles(MAPPING, [file]);
  return { titles: orders.flatMap(({ lines }) => lines.map(({ title }) => title)), rejects, found: found[0] };
}

describe('a file', () => {
  it.each([
    ['UTF-8', HEADER + ROW, 'UTF-8'],
    ['UTF-8 with its mark', `\ufeff${HEADER}${ROW}`, 'UTF-8'],
    ['Windows-1252', windows1252(HEADER + ROW), 'Windows-1252'],
    ['UTF-16 of both orders', utf16(HEADER + ROW, false), 'UTF-16LE'],
    ['UTF-16 of both orders', utf16(HEADER + ROW, true), 'UTF-16BE'],
  ])('in %s is read as it was written', async (_name, file, encoding) => {
    const read = await titles(file);
    expect(read).toMatchObject({ titles: ['L’œuvre – d’été'], rejects: [] });
    expect(read.found).toContain(`${encoding}, ";" between columns`);
  });

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['Windows-1252', windows1252],
  ])('in %s is read across the borders of its chunks', async (_name, encode) => {
    // The first letter that is no ASCII stands behind the first mebibyte, and others on every border of a chunk.
    const plain = 'P;2025-03-01;plain;1;1,00\n';
    const rows = Array.from({ length: 45_000 }, (_, index) => `${index}${plain}`).join('');
    const accents = `A;2025-03-01;${'é€'.repeat(90)};1;1,00\n`;
    const many = Array.from({ length: 800 }, (_, index) => `${index}${accents}`).join('');
    const read = await titles(encode(HEADER + rows + many + ROW));
    expect(read.rejects).toEqual([]);
    expect(read.titles.slice(45_000, -1).every((title) => title === 'é€'.repeat(90))).toBe(true);
    expect(read.titles.at(-1)).toBe('L’œuvre – d’été');
  });

  it('of two encodings is refused, and the line is named', async () => {
    const mixed = Buffer.concat([
      Buffer.from(HEADER + ROW + ROW.replace('W1', 'W2')),
      windows1252('W3;2025-03-01;é;1;1,00\n'),
    ]);
    await expect(titles(mixed)).rejects.toThrow(/is UTF-8, but not in line 4/);
  });

  it.each([
    ['the mark of a spreadsheet', `sep=;\n${HEADER}${ROW}`, []],
    ['the mark of a spreadsheet, quoted, and CRLF', `"sep=;"\r\n${HEADER}${ROW}`, []],
    ['a title and an empty line', `Sales report, March, 2025, all stores\n\n${HEADER}${ROW}`, []],
    ['a total below', `${HEADER}${ROW}Total;;;1;12,50\n`, [[3, 'the date is empty; order Total is refused whole']]],
    [
      'a title and a total',
      `Report\n${HEADER}${ROW}\nTotal;;;1;12,50\n`,
      [[5, 'the date is empty; order Total is refused whole']],
    ],
  ])('with %s is read from its header to its last row', async (_name, file, refused) => {
    const read = await titles(file);
    expect(read.titles).toEqual(['L’œuvre – d’été']);
    expect(read.rejects.map(({ line, reason }) => [line, reason])).toEqual(refused);
  });

  it('whose header lacks a column says which line was taken for it', async () => {
    await expect(titles('Report;2025\norder;day;title\n')).rejects.toThrow(
      /column "order" that .* does not have; its header is line 1: Report, 2025\./,
    );
  });
});
