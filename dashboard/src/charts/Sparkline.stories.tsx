import { Sparkline } from './Sparkline.tsx';
import { dayPoints } from './testing/lines.ts';

export function Empty() {
  return <Sparkline points={[]} />;
}

export function Even() {
  return <Sparkline points={dayPoints([0, 0, 0])} />;
}

export function PartialDay() {
  return <Sparkline points={dayPoints([12, 15, 9, 4], 1)} comparison={dayPoints([10, 11, 12, 13])} height={148} />;
}

export function Negative() {
  return <Sparkline points={dayPoints([120, -40, 60])} />;
}
