import type { ActiveEdge } from './edge-cut.ts';

/** A customer of a component, with its present survivor. */
export interface Member {
  readonly id: string;
  readonly createdAt: Date;
  readonly survivorId: string;
}

/** A link between two customers and what it rests on. */
export interface Edge extends ActiveEdge {
  readonly kind: 'EVIDENCE' | 'MANUAL';
  readonly evidenceIds: readonly string[];
}
