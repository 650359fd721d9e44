import { ChartFrame } from './ChartFrame.tsx';
import { Sparkline } from './Sparkline.tsx';
import { dayPoints } from './testing/lines.ts';

const table = { columns: ['Jour', 'Ventes'], rows: [['2026-11-01', 120]], formatCell: String };

export function Short() {
  return (
    <ChartFrame title="Les magasins devancent le site" summary="Ventes nettes" fileName="sales" table={table}>
      <Sparkline points={dayPoints([120, 90, 140])} height={148} />
    </ChartFrame>
  );
}

export function LongText() {
  return (
    <ChartFrame
      title="Les ventes des magasins parisiens ont dépassé celles de la boutique en ligne pour la première fois"
      summary="Ventes nettes hors taxes, retours déduits le jour où ils sont traités, du 1 au 30 novembre 2026"
      fileName="sales"
      table={table}
    >
      <Sparkline points={dayPoints([120, 90, 140], 1)} height={148} />
    </ChartFrame>
  );
}
