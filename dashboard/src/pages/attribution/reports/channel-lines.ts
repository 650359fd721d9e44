import { bucketSum, type Point, toPoints } from '../../../charts/points.ts';
import type { ChartSeries } from '../../../charts/series.ts';
import { OTHER, type SeriesStyle } from '../../../theme/series.ts';
import type { Mode } from '../../../theme/tokens.ts';
import type { OverviewReport } from './report.ts';

/** More than six lines cannot be distinguished: the rest is one line. */
const MOST_LINES = 6;

/** One line a channel in the channel's own look, in their order, the largest first; small or uncolored channels are added up. */
export function channelLines(
  channels: OverviewReport['rows'],
  styleOf: (code: string) => SeriesStyle,
  mode: Mode,
  otherLabel: string,
): ChartSeries[] {
  const lines: ChartSeries[] = [];
  let rest: Point[] = [];
  for (const { keys, netSales } of channels) {
    const channel = keys[0]?.channel;
    const code = channel?.code ?? '';
    const style = styleOf(code);
    const points = bucketSum(toPoints(netSales?.series ?? []));
    if (style === OTHER || lines.length >= MOST_LINES) rest = addPoints(rest, points);
    else {
      const label = channel?.name ?? code;
      lines.push({ key: code, label, color: style.color[mode], dash: style.dash, points });
    }
  }
  if (rest.length > 0) {
    lines.push({ key: 'other', label: otherLabel, color: OTHER.color[mode], dash: OTHER.dash, points: rest });
  }
  return lines;
}

/** Day by day; a day is unfinished when either is. */
function addPoints(first: readonly Point[], second: readonly Point[]): Point[] {
  const [longer, shorter] = first.length >= second.length ? [first, second] : [second, first];
  return longer.map((point, index) => {
    const other = shorter[index];
    return other
      ? { ...point, value: point.value + other.value, isPartial: point.isPartial || other.isPartial }
      : point;
  });
}
