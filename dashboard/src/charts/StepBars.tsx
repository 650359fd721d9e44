import { useTheme } from '@mui/material';
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';

/** Height of one bar with its room, in px. */
const ROW = 44;

export interface StepBar {
  readonly name: string;
  readonly sessions: number;
  readonly label: string;
}

export interface StepBarsProps {
  readonly bars: readonly StepBar[];
}

/** Steps as bars from one base, the widest first; nothing moves. */
export function StepBars({ bars }: StepBarsProps) {
  const { palette } = useTheme();
  const text = { fontSize: 12, fill: palette.text.secondary };
  return (
    <ResponsiveContainer width="100%" height={bars.length * ROW}>
      <BarChart
        data={[...bars]}
        layout="vertical"
        margin={{ top: 0, right: 96, bottom: 0, left: 0 }}
        accessibilityLayer
      >
        <XAxis type="number" hide domain={[0, 'dataMax']} />
        <YAxis type="category" dataKey="name" width={112} tickLine={false} axisLine={false} tick={text} />
        <Bar dataKey="sessions" fill={palette.primary.main} isAnimationActive={false} barSize={20}>
          <LabelList dataKey="label" position="right" style={{ fontSize: 12, fill: palette.text.primary }} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
