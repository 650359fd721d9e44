import { boundedKey } from './bounded-key.ts';
import type { OrderDraft, ReturnDraft } from './drafts.ts';
import { contentOf } from './order-money.ts';

/**
 * Names lines and returns that have no key of their own by what they are and which of their equals they are, so that
 * rows may be sorted otherwise, and others added, without another name for any.
 */
export function nameLines({ key: order, lines }: Pick<OrderDraft, 'key' | 'lines'>): void {
  const sorted = [...lines].sort((a, b) => (contentOf(a) < contentOf(b) ? -1 : 1));
  const name = namer();
  for (const line of sorted) {
    if (line.key === '') line.key = name(`${order}#${line.product ?? line.sku ?? line.title}`);
  }
}

export function nameReturns(returns: readonly ReturnDraft[]): void {
  const name = namer();
  for (const one of returns) {
    if (one.key !== '') continue;
    const [first, second] = one.parts;
    const what = first && !second ? first.line.key : one.parts.map(({ line }) => line.key).join(' ');
    one.key = name(`${what}@${one.at.toISOString().slice(0, 10)}:${one.refundMinor}`);
  }
}

function namer(): (key: string) => string {
  const equals = new Map<string, number>();
  return (key) => {
    const count = (equals.get(key) ?? 0) + 1;
    equals.set(key, count);
    return boundedKey(count === 1 ? key : `${key}~${count}`);
  };
}
