import type { ImportedOrder } from './import-batch.ts';
import type { ImportedKnownOrder } from './known-order.ts';

/** What of an imported order is compared with what the file says now; who bought may have been merged since. */
function facts(order: {
  readonly placedAt: Date | null;
  readonly canceledAt?: Date | null | undefined;
  readonly channel: string;
  readonly currency: string;
  readonly shippingMinor: bigint;
}): Array<[string, string]> {
  return [
    ['date', order.placedAt?.toISOString() ?? 'none'],
    ['cancellation', order.canceledAt?.toISOString() ?? 'none'],
    ['channel', order.channel],
    ['currency', order.currency],
    ['shipping', String(order.shippingMinor)],
  ];
}

interface Line {
  readonly externalId: string | null;
  readonly quantity: number;
  readonly grossMinor: bigint;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

function lineText({ quantity, grossMinor, netMinor, taxMinor }: Line): string {
  return `${quantity} units, gross ${grossMinor}, net ${netMinor}, tax ${taxMinor}`;
}

/** In words what an order that is there and the same one of a file differ in, amounts in minor units; undefined for nothing. */
export function differenceOf(known: ImportedKnownOrder, now: ImportedOrder): string | undefined {
  const before = facts(known);
  const differing = facts(now).flatMap(([name, value], index) => {
    const old = before[index]?.[1];
    return old === value ? [] : [`${name} was ${old} and is ${value}`];
  });
  const lines = new Map<string | null, Line>(known.lines.map((line) => [line.externalId, line]));
  for (const line of now.lines) {
    const old = lines.get(line.externalId);
    lines.delete(line.externalId);
    if (!old) differing.push(`line ${line.externalId} is new`);
    else if (lineText(old) !== lineText(line)) {
      differing.push(`line ${line.externalId} was ${lineText(old)} and is ${lineText(line)}`);
    }
  }
  for (const gone of lines.keys()) differing.push(`line ${gone} is gone`);
  return differing.length === 0 ? undefined : differing.join('; ');
}
