import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attributionPaths } from '../../../subgraphs/attribution/index.ts';
import type { Progress } from '../../cli/progress.ts';
import { readPathOptions } from './arguments.ts';
import { toTables } from './credit-tables.ts';
import { reportPaths } from './path-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'paths-'));
const SILENT: Progress = {
  start: () => ({ update: () => undefined, finish: () => undefined }),
  close: () => undefined,
};

function report(text: string, ...args: string[]) {
  const file = join(folder, 'paths.csv');
  writeFileSync(file, text);
  const options = readPathOptions(['paths', file, ...args]);
  if (!options) throw new Error('help');
  return reportPaths(attributionPaths, options, SILENT);
}

const HEADER = 'path;total_conversions;total_conversion_value;total_null\n';
const VIGNETTE = `${HEADER}A > B > A > B > B > A;1;10;\nA > B > B > A > A;1;10;NA\nA > A;1;20;0\n`;

const conversionsOf = async (text: string, ...args: string[]) => {
  const { models } = await report(text, ...args);
  return Object.fromEntries(
    models.map(({ model, credits }) => [model, credits.map(({ channel, conversions }) => [channel, conversions])]),
  );
};

describe('a file of paths', () => {
  it('A7: gives the published credits of the example of ChannelAttribution', async () => {
    expect(await conversionsOf(VIGNETTE, '--models', 'first,last,linear,markov', '--order', '1')).toEqual({
      first: [
        ['A', 3],
        ['B', 0],
      ],
      last: [
        ['A', 3],
        ['B', 0],
      ],
      linear: [
        ['A', 2.1],
        ['B', 0.9],
      ],
      'markov 1': [
        ['A', 2],
        ['B', 1],
      ],
    });
  });

  it.each([
    ['commas and quotes', `path,total_conversions,total_null\n"A > B",1,\nA,0.5,2\n`],
    ['tabs', 'path\ttotal_conversions\tTotal_Null\nA > B\t1\t\nA\t.5\t2\n'],
    [
      'the row names of R, and its way of writing 0.5',
      `"","path","total_conversions","total_null"\n"1","A > B",1,NA\n"2","A",5e-01,2\n`,
    ],
    ['another order, a byte order mark and CRLF', '\ufefftotal_null;path;total_conversions\r\n;A>B;1\r\n2;A;0.50\r\n'],
    ['a title above, and empty cells behind its columns', `Top paths, 2026\n\n${HEADER}A > B;1;;;;\nA;0.5;;2\n`],
    ['the same path on two lines', `${HEADER}A > B;0.5;;\nA > B;0.5;;\nA;0.5;;2\n`],
  ])('is read with %s', async (_name, text) => {
    const read = await report(text, '--models', 'first');
    expect(read).toMatchObject({ distinctPaths: 2, totalConversions: 1.5, totalNull: 2 });
  });

  it.each([
    ['bars', 'A|B|C > D', 'A|B > C|D|E'],
    ['commas', 'A, B, C > D', 'A, B > C, D, E'],
  ])('is read by the mark of its header, whatever %s its steps hold', async (_name, first, second) => {
    const read = await report(`${HEADER}${first};1;10;\n${second};0.5;5;2\n`, '--models', 'first');
    expect(read).toMatchObject({ distinctPaths: 2, totalConversions: 1.5, totalNull: 2 });
  });

  it.each(['direct', '(direct)', 'Direct / none', '(direct) / (none)'])(
    'is of somebody who came without a source where a step is %s',
    async (direct) => {
      const { models } = await report(`${HEADER}google / organic > ${direct};1;10;\n`, '--models', 'last-non-direct');
      expect(models[0]?.credits.map(({ conversions }) => conversions)).toEqual([1, 0]);
    },
  );

  it('knows a channel by its name, however its accents are written', async () => {
    const read = await report(`${HEADER}Me\u0301dia;1;;\nM\u00e9dia;1;;\n`, '--models', 'first');
    expect(read).toMatchObject({ channels: 1, totalConversions: 2 });
  });

  it('tells totals to the digit to which credits are', async () => {
    const { totalConversions, totalValue } = await report(`${HEADER}A;0.1;0.1;\nB;0.2;0.2;\n`, '--models', 'first');
    expect([totalConversions, totalValue]).toEqual([0.3, 0.3]);
  });

  it('says so where every path is of one step, as where another mark stands between steps', async () => {
    const alone = await report(`${HEADER}A → B;1;;\nA;1;;\n`, '--models', 'first');
    expect(alone.notes).toEqual(['Every path is of one step: where steps are not separated by ">", say --sep.']);
    expect((await report(`${HEADER}A → B;1;;\nA;1;;\n`, '--models', 'first', '--sep=→')).notes).toEqual([]);
  });

  it('sums every model to the total, to the last digit', async () => {
    const rows = Array.from(
      { length: 200 },
      (_, index) => `${['A', 'B', 'C', 'D > A'][index % 4]} > E${index % 7};1;0.1;${index}`,
    );
    const { models, totalConversions } = await report(HEADER + rows.join('\n'));
    expect(models).toHaveLength(10);
    for (const { credits } of models) {
      const parts = credits.map(({ conversions }) => Math.round(conversions * 1e6));
      expect(parts.reduce((all, one) => all + one, 0)).toBe(totalConversions * 1e6);
    }
  });

  it('prints the transition matrix, whose rows sum to one', async () => {
    const { models } = await report(`${VIGNETTE}B;0;0;3\n`, '--models', 'markov', '--transitions');
    for (const { transitions } of models) {
      const rows = new Map<string, number>();
      for (const { from, probability } of transitions ?? []) rows.set(from, (rows.get(from) ?? 0) + probability);
      expect([...rows.values()]).toEqual([...rows.values()].map(() => expect.closeTo(1, 12)));
    }
    expect(models[0]?.transitions).toContainEqual({ from: 'B', to: '(null)', probability: 3 / 8 });
  });

  it('is shown as a table whose columns end in the total', async () => {
    const table = toTables(await report(VIGNETTE, '--models', 'linear'));
    expect(table).toContain('conversions  linear\nA              2.10\nB              0.90\ntotal          3.00');
  });
});

describe('a file that cannot be read', () => {
  it('is one whose steps are separated by nothing', async () => {
    await expect(async () => report(VIGNETTE, '--sep=')).rejects.toThrow(/--sep needs a value/);
  });

  it.each([
    ['a decimal comma', `${HEADER}A;1;12,5;\n`, /line 2: total_conversion_value is "12,5"; a decimal is written 12\.5/],
    [
      'a decimal comma in a file of commas',
      'path,total_conversions,total_null\nA,1,5,0\n',
      /line 2: has 4 cells, and the header 3/,
    ],
    ['a step without a name', `${HEADER}A;1;1;\nA >  > B;1;1;\n`, /line 3: the path "A > {2}> B" has a step without/],
    [
      'arrows',
      `${HEADER}A -> B;1;1;\n`,
      /line 2: the path "A -> B" has -> between its steps, and not >: say --sep="->"/,
    ],
    ['long arrows', `${HEADER}A --> B;1;1;\n`, /say --sep="-->"/],
    ['an empty path', `${HEADER};1;1;\n`, /line 2: the path is empty/],
    ['no conversions', `${HEADER}A;;1;\n`, /line 2: total_conversions is empty/],
    ['a negative number', `${HEADER}A;-1;1;\n`, /line 2: total_conversions is "-1", which is no number/],
    ['a number beyond all', `${HEADER}A;1e99;1;\n`, /line 2: total_conversions is "1e99"/],
    ['a word for a number', `${HEADER}A;1;x;\n`, /line 2: total_conversion_value is "x"/],
    ['a value of nothing', `${HEADER}A;0;5;1\n`, /line 2: has a value without a conversion/],
    ['an end of the chain as a step', `${HEADER}A > (conversion);1;1;\n`, /line 2: \(conversion\) is an end/],
    ['no column of paths', 'channel;total_conversions\nA;1\n', /line 1: the header has no column path: channel/],
    ['a column twice', 'path;path;total_conversions\nA;A;1\n', /line 1: the header has the column path twice/],
    ['nothing below its header', HEADER, /has no paths below its header/],
  ])('for %s says so and names the line', async (_name, text, says) => {
    await expect(report(text)).rejects.toThrow(says);
  });
});
