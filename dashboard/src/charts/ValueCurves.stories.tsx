import { useCurves } from './testing/bars.ts';
import { ValueCurves } from './ValueCurves.tsx';

export function SeenAndPredicted() {
  return <ValueCurves {...useCurves()} />;
}

export function Empty() {
  return <ValueCurves {...useCurves()} curves={[]} />;
}
