import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { GatewayConfig } from '../config.ts';
import { fragmentsOf } from '../execution/root-fields.ts';
import type { OperationCheck } from '../request/asked-operation.ts';
import type { Text } from '../request/text.ts';
import { compileGuesses } from './guesses.ts';
import { compileCost } from './operation-cost.ts';
import { createMemoryRateLimiter, type RateLimiter, rateHeaders } from './rate-limit.ts';
import { refuse } from './refuse.ts';

interface Guarded {
  readonly cost: (variables: Readonly<Record<string, unknown>>) => number;
  readonly guesses: (variables: Readonly<Record<string, unknown>>) => number;
}

const NO_SUCH_OPERATION: Text = {
  en: 'The document holds no operation of that name, or several and no name was given.',
  fr: 'Le document ne contient pas d’opération de ce nom, ou plusieurs sans qu’un nom soit donné.',
};
const NO_SUBSCRIPTIONS: Text = {
  en: 'There are no subscriptions; listen to /stream.',
  fr: 'Il n’y a pas d’abonnements ; écoutez /stream.',
};
const NO_GET: Text = { en: 'Use POST for a mutation.', fr: 'Utilisez POST pour une mutation.' };

function tooCostly(cost: number, limit: number): GraphQLError {
  const text = {
    en: `The operation may answer ${cost} objects; at most ${limit} are allowed. Ask for smaller pages.`,
    fr: `L’opération peut répondre ${cost} objets ; ${limit} au plus sont permis. Demandez des pages plus petites.`,
  };
  return refuse(400, 'OPERATION_TOO_COSTLY', text, { cost, limit });
}

function tooManyAttempts(retryAfterSeconds: number): GraphQLError {
  const text = {
    en: `Too many attempts; try again in ${retryAfterSeconds} s.`,
    fr: `Trop de tentatives ; réessayez dans ${retryAfterSeconds} s.`,
  };
  return refuse(429, 'RATE_LIMITED', text, { retryAfterSeconds });
}

/** Refuses an operation whose answer would be too large, or a caller that guesses, before any subgraph is asked. */
export function operationGuard(config: GatewayConfig, sensitiveFields: ReadonlySet<string>): OperationCheck {
  const limiter: RateLimiter | undefined =
    config.sensitivePerMinute === 0
      ? undefined
      : createMemoryRateLimiter('attempts', config.sensitivePerMinute, 60_000);
  const known = new WeakMap<OperationDefinitionNode, Guarded>();

  function guarded(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Guarded {
    const before = known.get(operation);
    if (before) return before;
    const fragments = fragmentsOf(document);
    const made = {
      cost: compileCost(schema, operation, fragments),
      guesses: compileGuesses(operation, fragments, sensitiveFields),
    };
    known.set(operation, made);
    return made;
  }

  return async ({ schema, document, operation, variables, context, headers }) => {
    if (!operation) throw refuse(400, 'BAD_REQUEST', NO_SUCH_OPERATION);
    if (operation.operation === 'subscription') throw refuse(400, 'BAD_REQUEST', NO_SUBSCRIPTIONS);
    if (context.method === 'GET' && operation.operation !== 'query')
      throw refuse(405, 'BAD_REQUEST', NO_GET, {}, [['allow', 'POST']]);
    const guard = guarded(schema, document, operation);
    const objects = guard.cost(variables);
    headers.set('passerelle-cost', `${objects}; limit=${config.limits.cost}`);
    if (objects > config.limits.cost) throw tooCostly(objects, config.limits.cost);
    const guesses = limiter ? guard.guesses(variables) : 0;
    if (guesses === 0 || !limiter) return;
    const verdict = await limiter.take(context.request.address ?? 'unknown', guesses);
    for (const [name, value] of Object.entries(rateHeaders(limiter, verdict))) headers.set(name, value);
    if (!verdict.allowed) throw tooManyAttempts(verdict.retryAfterSeconds);
  };
}
