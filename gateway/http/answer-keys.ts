import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import { anonymous } from '#kernel/request/actor.ts';
import { type AppliedContext, type Contexts, contextOfHeaders, type GivenContext } from '#kernel/request/in-context.ts';
import type { OperationContext } from '../request/graph-context.ts';

/** Requests whose operation's own context is remembered, so that a kept answer is found without reading it again. */
const MAX_REMEMBERED = 2_000;

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
