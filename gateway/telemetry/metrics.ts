import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The gateway's metrics; names after Prometheus' conventions, durations in seconds. */
export interface GatewayMetrics {
  readonly registry: Registry;
  /** One HTTP request, by route and status class. */
  request(route: string, status: number, seconds: number): void;
  /** One GraphQL operation, by the name of a committed operation or "adhoc". */
  operation(name: string, outcome: 'ok' | 'partial' | 'refused' | 'fault', seconds: number): void;
  /** One request of a client that gives its name. */
  client(name: string): void;
  subgraphFailure(subgraph: string, code: string): void;
  streams(change: 1 | -1): void;
  /** A request that a limit refused, by the limit's name. */
  limited(limit: string): void;
  /** An answer for every anonymous caller: from memory, or made. */
  sharedAnswer(outcome: 'kept' | 'made'): void;
}

/** Clients counted separately at most: anybody may call themselves anything. */
const MAX_CLIENTS = 100;

/** Milliseconds between samples of the loop's lag; they are part of the lag that is reported. */
const LAG_EVERY_MS = 50;

const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): GatewayMetrics {
  const registry = new Registry();
  // The loop's lag is measured by a timer that wakes the process: by default a hundred times a second, 4 ms of CPU.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LAG_EVERY_MS });
  const registers = [registry];
  const requests = new Histogram({
    name: 'passerelle_http_request_seconds',
    help: 'HTTP requests by route and status class.',
    labelNames: ['route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const operations = new Histogram({
    name: 'passerelle_graphql_operation_seconds',
    help: 'GraphQL operations by name and outcome.',
    labelNames: ['operation', 'outcome'],
    buckets: BUCKETS,
    registers,
  });
  const failures = new Counter({
    name: 'passerelle_subgraph_failures_total',
    help: 'Calls that a subgraph did not answer.',
    labelNames: ['subgraph', 'code'],
    registers,
  });
  const clients = new Counter({
    name: 'passerelle_client_requests_total',
    help: 'GraphQL requests by the name and version that the client gives itself.',
    labelNames: ['client'],
    registers,
  });
  const named = new Set<string>();
  const streams = new Gauge({
    name: 'passerelle_event_streams',
    help: 'Open streams of server-sent events.',
    registers,
  });
  const limited = new Counter({
    name: 'passerelle_rate_limited_total',
    help: 'Requests that a limit of rates refused.',
    labelNames: ['limit'],
    registers,
  });
  const sharedAnswers = new Counter({
    name: 'passerelle_shared_answers_total',
    help: 'Answers that are the same for every anonymous caller: kept ones given again, and ones made.',
    labelNames: ['outcome'],
    registers,
  });
  return {
    registry,
    request: (route, status, seconds) => requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
    operation: (operation, outcome, seconds) => operations.observe({ operation, outcome }, seconds),
    client(name) {
      if (named.size < MAX_CLIENTS) named.add(name);
      clients.inc({ client: named.has(name) ? name : 'other' });
    },
    subgraphFailure: (subgraph, code) => failures.inc({ subgraph, code }),
    streams: (change) => streams.inc(change),
    limited: (limit) => limited.inc({ limit }),
    sharedAnswer: (outcome) => sharedAnswers.inc({ outcome }),
  };
}
