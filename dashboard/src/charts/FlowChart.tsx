import { Box, useTheme } from '@mui/material';
import { Layer, Rectangle, ResponsiveContainer, Sankey } from 'recharts';

export interface FlowChartProps {
  readonly label: string;
  /** In the order of their stages; `value` as it is written beside the name. */
  readonly nodes: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  /** Between positions in `nodes`. */
  readonly links: ReadonlyArray<{ readonly source: number; readonly target: number; readonly value: number }>;
  readonly height: number;
}

/** Narrower, the names of two stages would meet; it scrolls instead. */
const LEAST_WIDTH = 680;
/** Room for the names of the last stage. */
const MARGIN = { top: 8, right: 130, bottom: 8, left: 0 };
const NODE_WIDTH = 8;

interface NodeProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly index: number;
}

/** Bands from stage to stage, as wide as what goes through them; the table beside it says the same. */
export function FlowChart({ label, nodes, links, height }: FlowChartProps) {
  const { palette } = useTheme();
  const data = {
    nodes: nodes.map(({ name }) => ({ name })),
    links: links.map((link) => ({ ...link })),
  };
  return (
    <Box role="region" aria-label={label} tabIndex={0} sx={{ overflowX: 'auto' }}>
      <Box sx={{ minWidth: LEAST_WIDTH, height }}>
        <ResponsiveContainer width="100%" height={height}>
          <Sankey
            data={data}
            nodeWidth={NODE_WIDTH}
            nodePadding={18}
            margin={MARGIN}
            sort={false}
            link={{ stroke: palette.primary.main, strokeOpacity: 0.22 }}
            node={({ x, y, width, height: tall, index }: NodeProps) => (
              <Layer key={index}>
                <Rectangle x={x} y={y} width={width} height={tall} fill={palette.primary.main} />
                <text x={x + width + 6} y={y + tall / 2} dy="0.35em" fontSize={12} fill={palette.text.primary}>
                  {nodes[index]?.name}
                  <tspan fill={palette.text.secondary}>{` ${nodes[index]?.value ?? ''}`}</tspan>
                </text>
              </Layer>
            )}
          />
        </ResponsiveContainer>
      </Box>
    </Box>
  );
}
