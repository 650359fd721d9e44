import type { AliasEdgeId, CustomerId, IdentifierId } from '../../../shared/ids.ts';
import type { ActiveEdge } from './edge-cut.ts';

/** Joined by what was seen, or by a person's decision. @public named by tables.prisma */
export type EdgeKind = 'EVIDENCE' | 'MANUAL';

/** A customer of a component, with its present survivor. */
export interface Member {
  readonly id: CustomerId;
  readonly createdAt: Date;
  readonly survivorId: CustomerId;
  /** Whose tokens read it. */
  readonly bearerId: CustomerId | null;
}

/** A link between two customers and what it rests on. */
export interface Edge extends ActiveEdge {
  readonly id: AliasEdgeId;
  readonly kind: EdgeKind;
  readonly evidenceIds: readonly IdentifierId[];
}
