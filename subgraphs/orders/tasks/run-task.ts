import type { RequestContext } from '#kernel/request/context.ts';
import { finishCancellation } from '../changes/finish-cancellation.ts';
import { finishCheckout } from '../checkout/finish-checkout.ts';
import type { OrdersDeps } from '../deps.ts';
import { finishFulfillment } from '../fulfillment/finish-fulfillment.ts';
import { finishReroute } from '../fulfillment/finish-reroute.ts';
import { finishTillSale } from '../pos/finish-till-sale.ts';
import { finishReturn } from '../returns/finish-return.ts';
import type { OrderTask, TaskKind } from './store/tasks.ts';

/** What is owed, and to whom: the part of a task that its work needs. */
export type OwedWork = Pick<OrderTask, 'orderId' | 'kind' | 'subjectId'>;
/** DONE when nothing is owed any more, else when to look again. */
export type TaskResult = 'DONE' | { readonly dueAt: Date };
export type TaskWork = (deps: OrdersDeps, request: RequestContext, task: OwedWork) => Promise<TaskResult>;

const WORK: Readonly<Record<TaskKind, TaskWork>> = {
  CHECKOUT: finishCheckout,
  TILL_SALE: finishTillSale,
  CANCELLATION: finishCancellation,
  RETURN: finishReturn,
  FULFILLMENT: finishFulfillment,
  REROUTE: finishReroute,
};

/** Carries out owed commands; every one is idempotent, so doing it twice, or at once in two places, is harmless. */
export const runTask: TaskWork = (deps, request, task) => WORK[task.kind](deps, request, task);
