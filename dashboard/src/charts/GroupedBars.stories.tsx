import { GroupedBars } from './GroupedBars.tsx';
import { useGroups } from './testing/bars.ts';

export function TwoModels() {
  return <GroupedBars {...useGroups()} />;
}

export function BigMoney() {
  return <GroupedBars {...useGroups(10_000)} />;
}

export function Empty() {
  return <GroupedBars {...useGroups()} groups={[]} />;
}
