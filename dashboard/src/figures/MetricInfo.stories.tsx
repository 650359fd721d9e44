import { MetricInfo } from './MetricInfo.tsx';
import { NET_SALES } from './testing/net-sales.ts';

export function Definition() {
  return <MetricInfo metric={NET_SALES} />;
}

export function Benchmark() {
  return <MetricInfo metric={{ ...NET_SALES, benchmark: '+23 % (published)' }} />;
}
