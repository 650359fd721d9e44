import { Counter, Gauge, Registry } from 'prom-client';

/** Figures that the domains of this process keep of themselves; names after Prometheus' conventions. */
export const processFigures = new Registry();

const registers = [processFigures];

/** A figure that only grows. */
export function counter<Label extends string>(
  name: string,
  help: string,
  labelNames: readonly Label[] = [],
): Counter<Label> {
  return new Counter({ name, help, labelNames: [...labelNames], registers });
}

/** A figure that goes up and down. */
export function gauge(name: string, help: string): Gauge {
  return new Gauge({ name, help, registers });
}
