import { Registry } from 'prom-client';
import { processFigures } from '#kernel/request/figures.ts';
import { renderGauges } from '#kernel/runtime/gauges.ts';
import { sameSecret } from '../auth/same-secret.ts';
import type { GatewayConfig } from '../config.ts';
import type { SubgraphLink } from '../links/subgraph-link.ts';
import { HttpError, nothingThere } from '../request/http-error.ts';
import type { GatewayMetrics } from '../telemetry/metrics.ts';
import type { Warnings } from '../telemetry/warnings.ts';
import { assertMethod, type Exchange, type HttpRoute, sendJson, sendText } from './exchange.ts';

/** Milliseconds an answer about readiness is good for: probes cannot be turned into load on the databases. */
const READY_CACHE_MS = 500;

export interface Readiness {
  readonly ready: boolean;
  readonly subgraphs: Readonly<Record<string, boolean>>;
}

/**
 * Ready once every subgraph has answered once; from then on as long as one answers, because a lost subgraph costs
 * fields and not the whole instance. Never while draining.
 */
export function createReadiness(links: ReadonlyMap<string, SubgraphLink>, isDraining: () => boolean) {
  let complete = false;
  let last: { readonly at: number; readonly answer: Promise<Readiness> } | undefined;

  async function look(): Promise<Readiness> {
    const answers = await Promise.all(
      [...links.values()].map(async (link) => [link.name, await link.isReady()] as const),
    );
    complete ||= answers.every(([, ready]) => ready);
    return { ready: complete && answers.some(([, ready]) => ready), subgraphs: Object.fromEntries(answers) };
  }

  return async (): Promise<Readiness> => {
    if (!last || Date.now() - last.at > READY_CACHE_MS) last = { at: Date.now(), answer: look() };
    const answer = await last.answer;
    return isDraining() ? { ...answer, ready: false } : answer;
  };
}

const OF_ONE_DOMAIN = '/health/ready/';

function answerOne({ path, response }: Exchange, { subgraphs }: Readiness): void {
  const ready = subgraphs[path.slice(OF_ONE_DOMAIN.length)];
  if (ready === undefined) throw nothingThere();
  sendJson(response, ready ? 200 : 503, { ready });
}

/** `/health/live`, `/health/ready` with what the operator should know, and `/health/ready/<domain>` of one alone. */
export function healthRoute(readiness: () => Promise<Readiness>, warnings: Warnings): HttpRoute {
  return {
    name: 'health',
    matches: (path) => path === '/health/live' || path === '/health/ready' || path.startsWith(OF_ONE_DOMAIN),
    async answer(exchange) {
      assertMethod(exchange, 'GET', 'HEAD');
      if (exchange.path === '/health/live') return sendJson(exchange.response, 200, { live: true });
      const answer = await readiness();
      if (exchange.path.startsWith(OF_ONE_DOMAIN)) return answerOne(exchange, answer);
      sendJson(exchange.response, answer.ready ? 200 : 503, { ...answer, warnings: warnings.all });
    },
  };
}

/**
 * `/metrics` for Prometheus, with the figures of the domains in this process; in production only with the operator's token,
 * and absent without one.
 */
export function metricsRoute(
  config: GatewayConfig,
  metrics: GatewayMetrics,
  links: ReadonlyMap<string, SubgraphLink>,
): HttpRoute {
  const token = config.metricsToken;
  return {
    name: 'metrics',
    matches: (path) => path === '/metrics' && (config.mode !== 'production' || token !== undefined),
    async answer(exchange) {
      assertMethod(exchange, 'GET');
      const given = exchange.request.headers.authorization ?? '';
      if (token !== undefined && !sameSecret(given, `Bearer ${token}`)) {
        throw new HttpError(
          401,
          'UNAUTHENTICATED',
          { en: 'Metrics need their token.', fr: 'Les métriques demandent leur jeton.' },
          { 'www-authenticate': 'Bearer' },
        );
      }
      const all = Registry.merge([metrics.registry, processFigures]);
      const gauges = await Promise.all([...links.values()].map(async (link) => (await link.gauges?.()) ?? []));
      sendText(exchange.response, 200, all.contentType, (await all.metrics()) + renderGauges(gauges.flat()));
    },
  };
}
