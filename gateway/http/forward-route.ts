import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createRequestContext } from '#kernel/request/context.ts';
import { sendFile } from '#kernel/runtime/send-file.ts';
import { readUrl } from '#kernel/values/url.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import { SubgraphFailure } from '../links/subgraph-failure.ts';
import type { SubgraphLink } from '../links/subgraph-link.ts';
import { HttpError, nothingThere } from '../request/http-error.ts';
import { INGEST_BODY_BYTES, readPlainBody } from './body.ts';
import { assertMethod, type HttpRoute, sendText, traceparentOf } from './exchange.ts';
import { FORWARDED_POLICY } from './security-policies.ts';

const NOT_TAKEN = {
  en: 'This cannot be taken at the moment; send it again.',
  fr: 'Ceci ne peut pas être reçu pour le moment ; renvoyez-le.',
};

/** Nothing that another server could read as a way to somewhere else. */
const PLAIN = /^(\/[\w-]+)+$/;

function ownerOf(routes: ReadonlyMap<string, string>, path: string): string | undefined {
  if (!PLAIN.test(path)) return undefined;
  for (const [declared, owner] of routes)
    if (declared.endsWith('/*') ? path.startsWith(declared.slice(0, -1)) : path === declared) return owner;
  return undefined;
}

/** Headers of the connection, and those that are ours or a secret of the caller's session. */
const NOT_FORWARDED =
  /^(connection|keep-alive|transfer-encoding|upgrade|te|host|content-length|expect|cookie|authorization|traceparent|x-request-id|x-passerelle-.*|passerelle-buyer-.*)$/;

/** What the client said of its message; never anything that a subgraph would take for the gateway's word. */
function forwardedHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name, value]) => typeof value === 'string' && !NOT_FORWARDED.test(name),
  );
  return Object.fromEntries(kept) as Record<string, string>;
}

/** @throws HttpError 403 when the page that sends has an origin that may not ask */
function assertOrigin({ headers }: IncomingMessage, isAllowedOrigin: (origin: string) => boolean): void {
  const { origin, host } = headers;
  if (origin === undefined || isAllowedOrigin(origin)) return;
  if (readUrl(origin)?.host === host) return;
  throw new HttpError(403, 'FORBIDDEN', {
    en: 'Pages of this origin may not send here; the operator lists it in CORS_ORIGINS.',
    fr: 'Les pages de cette origine ne peuvent rien envoyer ici ; l’exploitant la déclare dans CORS_ORIGINS.',
  });
}

export interface ForwardDependencies {
  /** Owners of the addresses that are not GraphQL, as the domains declare them. */
  readonly routes: ReadonlyMap<string, string>;
  /** Those that pages of storefronts send to without a preflight, so that the browser alone would let every page. */
  readonly storefrontRoutes: ReadonlySet<string>;
  readonly links: ReadonlyMap<string, SubgraphLink>;
  readonly authenticator: Authenticator;
  readonly isAllowedOrigin: (origin: string) => boolean;
  readonly timeoutMs: number;
}

/**
 * Touchpoint batches, beacons, provider webhooks, pages of a provider and files that are asked for: handed to their owner as
 * they came, up to 1 MB. A file is passed on as fast as it is taken.
 */
export function forwardRoute({
  routes,
  storefrontRoutes,
  links,
  authenticator,
  isAllowedOrigin,
  timeoutMs,
}: ForwardDependencies): HttpRoute {
  return {
    name: 'forward',
    matches: (path) => ownerOf(routes, path) !== undefined,
    async answer(exchange) {
      const { request, response, path, requestId, address } = exchange;
      const owner = ownerOf(routes, path);
      const link = owner === undefined ? undefined : links.get(owner);
      if (!link) throw nothingThere();
      assertMethod(exchange, 'GET', 'POST');
      if (storefrontRoutes.has(path)) assertOrigin(request, isAllowedOrigin);
      const method = request.method === 'GET' ? 'GET' : 'POST';
      const body = await readPlainBody(request, INGEST_BODY_BYTES);
      const actor = await authenticator.actorOf(request.headers.authorization);
      const traceparent = traceparentOf(request);
      const context = createRequestContext({
        requestId,
        actor,
        address,
        deadlineMs: Date.now() + timeoutMs,
        ...(traceparent === undefined ? {} : { traceparent }),
      });
      try {
        const answer = await link.forward({ method, path, headers: forwardedHeaders(request.headers), body, context });
        if (!answer) throw nothingThere();
        response.setHeader('content-security-policy', FORWARDED_POLICY);
        response.setHeader('referrer-policy', 'no-referrer');
        if ('write' in answer) {
          response.setHeader('cache-control', 'no-store');
          return await sendFile(response, answer);
        }
        if (answer.status === 405) assertMethod(exchange, 'POST');
        if (answer.location !== undefined) response.setHeader('location', answer.location);
        sendText(response, answer.status, answer.type, answer.text);
      } catch (error) {
        if (!(error instanceof SubgraphFailure)) throw error;
        throw new HttpError(503, 'UNAVAILABLE', NOT_TAKEN, { 'retry-after': '2' }, { retryAfterSeconds: 2 });
      }
    },
  };
}
