/** A number that an operator watches, read when it is asked for. Never of one person. */
export interface Gauge {
  /** After Prometheus' conventions: `passerelle_pool_waiting`. */
  readonly name: string;
  readonly help: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Reads each part by itself: a part that cannot be read is left out, and its absence says so. */
export async function readGauges(
  labels: Readonly<Record<string, string>>,
  parts: ReadonlyArray<() => Promise<readonly Gauge[]> | readonly Gauge[]>,
): Promise<Gauge[]> {
  const read = await Promise.allSettled(parts.map(async (part) => part()));
  return read
    .flatMap((part) => (part.status === 'fulfilled' ? part.value : []))
    .map((gauge) => ({ ...gauge, labels: { ...labels, ...gauge.labels } }));
}

/** Gauges in Prometheus' text format, one family after the other. */
export function renderGauges(gauges: readonly Gauge[]): string {
  const families = new Map<string, Gauge[]>();
  for (const gauge of gauges) families.set(gauge.name, [...(families.get(gauge.name) ?? []), gauge]);
  return [...families]
    .map(([name, [first, ...rest]]) => {
      const samples = (first ? [first, ...rest] : []).map(({ labels = {}, value }) => {
        const pairs = Object.entries(labels).map(([label, text]) => `${label}=${JSON.stringify(text)}`);
        return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`;
      });
      return `# HELP ${name} ${first?.help}\n# TYPE ${name} gauge\n${samples.join('')}`;
    })
    .join('');
}
