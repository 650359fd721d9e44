import type { OrderId } from '../../../shared/ids.ts';

/** @public named by tables.prisma. */
export type TaskKind = 'CHECKOUT' | 'POS_SALE' | 'CANCELLATION' | 'RETURN' | 'FULFILLMENT' | 'REROUTE';

/** Commands that a decision still owes to other domains. */
export interface Task {
  readonly orderId: OrderId;
  readonly kind: TaskKind;
  /** The decision: an order, a return, a fulfillment order or a reroute. */
  readonly subjectId: string;
}

/** A task as a worker takes it. */
export interface LeasedTask extends Task {
  readonly id: bigint;
  readonly attempts: number;
  /** Refusals in a row; failures that pass are not counted. */
  readonly failures: number;
}

/** A task that was refused too often and is tried again only when staff ask for it. */
export interface FailedTask extends Omit<Task, 'subjectId'> {
  readonly id: bigint;
  readonly failures: number;
  readonly lastError: string | null;
  readonly failedAt: Date;
}
