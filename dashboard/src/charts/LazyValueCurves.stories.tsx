import { LazyValueCurves } from './LazyValueCurves.tsx';
import { useCurves } from './testing/bars.ts';

export function Coming() {
  return <LazyValueCurves {...useCurves()} />;
}
