import { DeltaText } from './DeltaText.tsx';
import { deltaOf } from './delta.ts';
import { NET_SALES } from './testing/net-sales.ts';

export function Better() {
  return <DeltaText delta={deltaOf(NET_SALES, 108, 100, { n: 128 })} was="100 €" />;
}

export function Worse() {
  return <DeltaText delta={deltaOf(NET_SALES, 92, 100, { n: 128 })} was="100 €" />;
}

export function Points() {
  return <DeltaText delta={deltaOf({ unit: 'RATE', goodWhen: 'NEUTRAL' }, 0.214, 0.202, { n: 128 })} />;
}

export function Even() {
  return <DeltaText delta={deltaOf(NET_SALES, 100, 100, { n: 128 })} was="100 €" />;
}

export function NothingBefore() {
  return <DeltaText delta={deltaOf(NET_SALES, 108, 0, { n: 128 })} />;
}

export function FewObservations() {
  return <DeltaText delta={deltaOf(NET_SALES, 108, 100, { n: 12 })} />;
}

export function ShortHistory() {
  return <DeltaText delta={deltaOf(NET_SALES, 108, 100, { n: 128, isShort: true })} />;
}
