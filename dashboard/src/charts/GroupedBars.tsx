import { useTheme } from '@mui/material';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { LineKey } from './EndLabels.tsx';

/** One group of bars: a name, and a value for each series. */
interface BarGroup {
  readonly name: string;
  readonly values: readonly number[];
}

export interface GroupedBarsProps {
  readonly groups: readonly BarGroup[];
  /** Names of the bars of a group, in the order of its values; two at most can be distinguished by their tone. */
  readonly series: readonly [string, string];
  readonly formatValue: (value: number) => string;
  readonly formatAxis: (value: number) => string;
}

/** Height of a group, and of the axis below them, in px. */
const GROUP_HEIGHT = 44;
const AXIS_HEIGHT = 28;
/** Widest name beside the bars, in px. */
const NAME_WIDTH = 116;

const heightOfBars = (groups: number): number => groups * GROUP_HEIGHT + AXIS_HEIGHT;

/** Two values of each of some names side by side, lying, so that names have room. */
export function GroupedBars({ groups, series, formatValue, formatAxis }: GroupedBarsProps) {
  const { palette } = useTheme();
  const text = { fontSize: 12, fill: palette.text.secondary };
  const colors = [palette.primary.main, palette.text.disabled] as const;
  const keys = series.map((label, index) => ({
    key: label,
    label,
    color: colors[index] ?? colors[1],
    dash: undefined,
    points: [],
  }));
  const rows = groups.map(({ name, values }) => ({ name, first: values[0] ?? 0, second: values[1] ?? 0 }));
  return (
    <>
      <ResponsiveContainer width="100%" height={heightOfBars(groups.length)}>
        <BarChart layout="vertical" data={rows} barCategoryGap={10} barGap={2} accessibilityLayer>
          <CartesianGrid horizontal={false} stroke={palette.divider} />
          <XAxis
            type="number"
            height={AXIS_HEIGHT}
            tickFormatter={formatAxis}
            tickLine={false}
            axisLine={false}
            tick={text}
          />
          <YAxis type="category" dataKey="name" width={NAME_WIDTH} tickLine={false} axisLine={false} tick={text} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: palette.action.hover }}
            formatter={(value) => formatValue(Number(value))}
            contentStyle={{ background: palette.background.paper, borderColor: palette.divider, fontSize: 12 }}
          />
          <Bar dataKey="first" name={series[0]} fill={colors[0]} isAnimationActive={false} />
          <Bar dataKey="second" name={series[1]} fill={colors[1]} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
      <LineKey series={keys} />
    </>
  );
}
