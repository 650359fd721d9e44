import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import { anonymous } from '#kernel/request/actor.ts';
import { type AppliedContext, type Contexts, contextOfHeaders, type GivenContext } from '#kernel/request/in-context.ts';
import type { OperationContext } from '../request/graph-context.ts';

/** Characters of a request whose answer is remembered at most; longer ones are answered each time. */
const MAX_KEY = 4_096;

/** Requests whose operation's own context is remembered, so that a kept answer is found without reading it again. */
const MAX_REMEMBERED = 2_000;

/**
 * The key of a request whose answer may be the same for every caller: sent without a token, and without
 * `cache-control: no-store`, which asks for a fresh answer. Undefined for any other.
 */
export function sharedKey(request: IncomingMessage, search: string, body: Buffer | undefined): string | undefined {
  const { authorization, accept, 'cache-control': control } = request.headers;
  if (authorization || (control !== undefined && /no-store/i.test(control))) return undefined;
  if ((body?.length ?? search.length) > MAX_KEY) return undefined;
  return body === undefined ? `GET ${accept} ${search}` : `POST ${accept} ${body.toString('latin1')}`;
}

/** The keys of kept answers: one request has an answer of its own for each context that applies to it. */
export function createAnswerKeys(contexts: Contexts | undefined) {
  const remembered = new LRUCache<string, GivenContext>({ max: MAX_REMEMBERED });
  const prefixes = new WeakMap<AppliedContext, string>();
  function keyIn(applied: AppliedContext, sent: string): string {
    let prefix = prefixes.get(applied);
    if (prefix === undefined) {
      prefix = `${Object.values(applied).join(' ')} `;
      prefixes.set(applied, prefix);
    }
    return prefix + sent;
  }
  return {
    /** Of a request that was answered in this context; undefined when it is not known which one applied. */
    after(sent: string, { said, applied }: OperationContext): string | undefined {
      if (!contexts) return sent;
      if (said) remembered.set(sent, said);
      return applied && keyIn(applied, sent);
    },
    /** Of a request before it is read; undefined while it is not known what its operation says of the context. */
    async before(sent: string, headers: IncomingHttpHeaders): Promise<string | undefined> {
      if (!contexts) return sent;
      const said = remembered.get(sent);
      if (!said) return undefined;
      try {
        return keyIn(await contexts.resolve({ ...contextOfHeaders(headers), ...said }, anonymous), sent);
      } catch {
        // Running the operation tells what is wrong with its context.
        return undefined;
      }
    },
  };
}
