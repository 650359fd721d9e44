import type { CustomerId, IdentifierId, MergeEventId } from '../../../shared/ids.ts';
import { type Identifier, maskIdentifier } from './identifiers.ts';

/** @public named by tables.prisma. */
export type MergeEventKind = 'MERGED' | 'UNMERGED';

/** A merge or unmerge as it is recorded; a record is never changed. */
export interface MergeEvent {
  readonly id: MergeEventId;
  readonly at: Date;
  readonly kind: MergeEventKind;
  /** The survivor at that moment. */
  readonly survivorId: CustomerId;
  readonly mergedId: CustomerId;
  readonly evidenceIds: readonly IdentifierId[];
  /** `evidence`, or who merged manually. */
  readonly actor: string;
  readonly reason: string | null;
}

/** A merge event with the identifiers that it rests on. */
export interface MergeEventView extends Omit<MergeEvent, 'evidenceIds'> {
  readonly evidence: readonly Identifier[];
}

/** The identifiers that a link rests on, values masked; the reason given where a person decided. */
export function describeEvidence({ evidence, reason }: MergeEventView): string {
  const parts = evidence.map((identifier) => `${identifier.kind} ${maskIdentifier(identifier)}`);
  return parts.join(', ') || reason || 'decided manually';
}
