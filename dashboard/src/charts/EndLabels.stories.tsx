import { EndLabels, LineKey } from './EndLabels.tsx';
import { axisFor } from './points.ts';
import { dayPoints, useLines } from './testing/lines.ts';

const CHANNELS = ['Boutique en ligne', 'Magasins', 'Application', 'Messagerie', 'Place de marché', 'Réseaux sociaux'];

export function SameHeight() {
  const series = useLines(CHANNELS.map((label) => ({ label, points: dayPoints([10, 10]) })));
  return <EndLabels series={series} axis={axisFor([0, 10])} top={14} plot={240} />;
}

export function InARow() {
  return <LineKey series={useLines([...CHANNELS, 'Autres'].map((label) => ({ label, points: [] })))} />;
}
