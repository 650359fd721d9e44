import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openSourceFile } from '../csv/source-file.ts';
import { readFootfallMapping } from './mapping.ts';
import { readFootfallRows } from './read-footfall.ts';

const folder = mkdtempSync(join(tmpdir(), 'footfall-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(text: string, mapping?: string) {
  const [path, told] = [join(folder, 'counted.csv'), join(folder, 'mapping.yaml')];
  writeFileSync(path, text);
  if (mapping !== undefined) writeFileSync(told, mapping);
  const known = readFootfallMapping(mapping === undefined ? undefined : told);
  const { rows, faults } = await readFootfallRows(openSourceFile(path, known), known, () => undefined);
  return {
    rows: rows.map(({ store, day, hour, visitors }) => [store, day, hour, visitors].join(' ')),
    faults: faults.map(({ line, reason }) => `${line}: ${reason}`),
  };
}

it('K1: reads visitors by store and day, by the hour where it is known, the later of two rows for the same', async () => {
  const text = 'Visitors;Day;Store;Hour\n40;2026-05-01;LYON;\n42;2026-05-01;LYON;\n7;2026-05-01;NICE;09:00\n';
  expect(await read(text)).toEqual({ rows: ['LYON 2026-05-01  42', 'NICE 2026-05-01 9 7'], faults: [] });
  expect((await read('store,day,visitors\nLYON,2026-05-01,0\n')).rows).toEqual(['LYON 2026-05-01  0']);
});

it('K1: reads the columns of a counter by its mapping, and the hour of a moment', async () => {
  const mapping = `name: counter
dates: [dd/MM/yyyy HH:mm]
store: { constant: LYON }
day: Horodatage
visitors: Entrées
`;
  expect(await read('Horodatage;Entrées\n01/05/2026 09:30;12\n', mapping)).toEqual({
    rows: ['LYON 2026-05-01 9 12'],
    faults: [],
  });
  await expect(read('a;b\n1;2\n', mapping)).rejects.toThrow(/no file of footfall: its header has no column Horodatage/);
  await expect(read('a;b\n1;2\n', 'name: X\n')).rejects.toThrow(/^The mapping .* is wrong at name/);
});

it.each([
  ['LYON,01/05/2026,,10', /2: "01\/05\/2026" is no day/],
  ['LYON,2026-02-30,,10', /2: "2026-02-30" is no day/],
  ['LYON,1999-12-31,,10', /2: "1999-12-31" is of the year 1999/],
  [',2026-05-01,,10', /2: the store is empty/],
  ['LYON,2026-05-01,24,10', /2: "24" is no hour/],
  ['LYON,2026-05-01,noon,10', /2: "noon" is no hour/],
  ['LYON,2026-05-01,,"1,250"', /2: "1,250" is no number of visitors/],
  ['LYON,2026-05-01,,-5', /2: "-5" is no number of visitors/],
  ['LYON,2026-05-01,,1000001', /2: "1000001" is no number of visitors/],
  ['LYON,2026-05-01,,', /2: "" is no number of visitors/],
])('K1: refuses the row %s, and names its line', async (row, reason) => {
  const { rows, faults } = await read(`store,day,hour,visitors\n${row}\n`);
  expect(rows).toEqual([]);
  expect(faults.join()).toMatch(reason);
});

it('K1: refuses a file whole that writes the month where its mapping says the day', async () => {
  const mapping = 'name: counter\ndates: [dd/MM/yyyy]\nstore: store\nday: day\nvisitors: visitors\n';
  await expect(read('store,day,visitors\nLYON,05/01/2026,3\nLYON,05/13/2026,4\n', mapping)).rejects.toThrow(
    /"05\/13\/2026" in line 3 is of the form MM\/dd\/yyyy, and the mapping says dd\/MM\/yyyy/,
  );
});
