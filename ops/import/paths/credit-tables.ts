import type { PathReport } from './path-report.ts';

const DIGITS = 2;

const number = (value: number): string => value.toFixed(DIGITS);
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** Channels shown in the terminal; the JSON holds all. */
const SHOWN_CHANNELS = 40;

function creditTable(title: string, { models }: PathReport, of: 'conversions' | 'value', total: number): string {
  const channels = (models[0]?.credits ?? []).slice(0, SHOWN_CHANNELS);
  const rows = channels.map(({ channel }, index) => [
    channel,
    ...models.map(({ credits }) => number(credits[index]?.[of] ?? 0)),
  ]);
  return align([[title, ...models.map(({ model }) => model)], ...rows, ['total', ...models.map(() => number(total))]]);
}

function effectTable(chains: PathReport['models']): string {
  const channels = (chains[0]?.credits ?? []).slice(0, SHOWN_CHANNELS);
  const rows = channels.map(({ channel }, index) => [
    channel,
    ...chains.map(({ credits }) => percent(credits[index]?.removalEffect ?? 0)),
  ]);
  return align([['removal effect', ...chains.map(({ model }) => model)], ...rows]);
}

/** The report as a terminal shows it. */
export function toTables(report: PathReport): string {
  const { totalConversions, totalValue, totalNull, channels, models } = report;
  const chains = models.filter(({ model }) => model.startsWith('markov'));
  const nulls = `${number(totalNull)} paths to nothing${report.withNulls ? '' : ' (left out)'}`;
  const parts = [
    `${report.distinctPaths} distinct paths of ${channels} channels, ${number(totalConversions)} conversions, ${nulls}`,
    creditTable('conversions', report, 'conversions', totalConversions),
    ...(report.hasValues ? [creditTable('value', report, 'value', totalValue)] : []),
    ...(chains.length > 0 ? [effectTable(chains)] : []),
    ...report.notes,
    ...(channels > SHOWN_CHANNELS ? [`${channels - SHOWN_CHANNELS} more channels are in the JSON.`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}
