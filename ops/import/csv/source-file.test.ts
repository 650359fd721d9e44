import { gzipSync } from 'node:zlib';
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
    ['UTF-16 of both orders without its mark', utf16(HEADER + ROW, false).subarray(2), 'UTF-16LE'],
    ['UTF-16 of both orders without its mark', utf16(HEADER + ROW, true).subarray(2), 'UTF-16BE'],
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

  it.each([
    ['packed by gzip', gzipSync(HEADER + ROW), /is compressed \(gzip\): unpack it first\./],
    [
      'a workbook',
      Buffer.from('PK\u0003\u0004\u0014xl/worksheets'),
      /is a workbook or an archive \(zip\): save its sheet/,
    ],
    [
      'a workbook of old',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      /is a workbook of Excel: save its sheet as CSV\./,
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n'), /is a PDF, and no table\./],
    ['a byte order mark alone', Buffer.from('\ufeff'), /is empty\./],
    ['blank lines alone', '\r\n \n\n', /is empty\./],
  ])('that is %s is refused as what it is', async (_name, file, says) => {
    await expect(titles(file)).rejects.toThrow(says);
  });

  it('with lines of CR and LF within quotes counts each of them once', async () => {
    const quoted = 'W1;2025-03-01;"Tea\r\nfrom\r\nUji";1;12,50\r\n';
    const read = await titles(`${HEADER}${quoted}${quoted.replace('W1', 'W2')}\r\nW3;2025-03-01;Tea;x;1,00\r\n`);
    expect(read.titles).toHaveLength(2);
    expect(read.rejects.map(({ line }) => line)).toEqual([9]);
  });

  it('finds a column whose name holds signs that no screen shows', async () => {
    const read = await titles(`${HEADER.replace('price', 'price\u200b').replace('qty', '\ufeffqty')}${ROW}`);
    expect(read.titles).toEqual(['L’œuvre – d’été']);
  });

  it('whose header lacks a column says which line was taken for it', async () => {
    await expect(titles('Report;2025\norder;day;title\n')).rejects.toThrow(
      /column "order" that .* does not have; its header is line 1: Report, 2025\./,
    );
  });
});
