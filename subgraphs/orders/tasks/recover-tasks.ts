import { isTransient } from '#kernel/database/database.ts';
import { createServiceContext, type RequestContext } from '#kernel/request/context.ts';
import { DomainError } from '#kernel/values/errors.ts';
import { MINUTE, SECOND } from '#kernel/values/time.ts';
import type { OrdersDeps } from '../deps.ts';
import type { LeasedTask } from './model/task.ts';
import { leaseDueTasks, postponeTask } from './store/tasks.ts';

/** A worker that dies keeps others from its tasks this long, in milliseconds. */
const LEASE_MS = 20 * SECOND;
const BATCH_SIZE = 8;
const MAX_DELAY_MS = 5 * MINUTE;
/** Refusals in a row after which a task has failed for good; what time or a repair cures is not counted. */
const MAX_FAILURES = 8;

/** True for failures that the same command may outlive: contention, a domain that is down or late. */
function isRetryable(error: unknown): boolean {
  return isTransient(error) || (error instanceof DomainError && error.isRetryable);
}

/**
 * True when a domain refused, which it will do again. An internal error is repaired for all its orders at once, and
 * then nothing is left to retry manually.
 */
function isRefusal(error: unknown): boolean {
  return error instanceof DomainError && !error.isRetryable && error.code !== 'INTERNAL';
}

async function fail(deps: OrdersDeps, task: LeasedTask, error: unknown): Promise<void> {
  const failures = isRefusal(error) ? task.failures + 1 : task.failures;
  const failed = failures >= MAX_FAILURES;
  // An error that is no DomainError may reveal internals: those are for the log.
  const message = error instanceof DomainError ? error.message : 'An internal error; the log of orders has its cause';
  const { kind, orderId } = task;
  if (failed) deps.logger.error('a task was refused too often, it waits to be retried', { task: kind, orderId, error });
  else
    deps.logger[isRetryable(error) ? 'warn' : 'error']('a task failed, it will be tried again', {
      task: kind,
      orderId,
      error,
    });
  const now = deps.clock.now();
  const delayMs = Math.min(MAX_DELAY_MS, SECOND * 2 ** Math.min(task.attempts - 1, 9));
  await postponeTask(deps.db, task.id, {
    dueAt: new Date(now.getTime() + delayMs),
    lastError: message.slice(0, 500),
    failures,
    failedAt: failed ? now : null,
  });
}

async function runLeased(deps: OrdersDeps, task: LeasedTask): Promise<void> {
  const context: RequestContext = createServiceContext('orders', LEASE_MS / 2);
  try {
    const result = await deps.taskWork[task.kind](deps, context, task);
    if (result !== 'DONE')
      await postponeTask(deps.db, task.id, { dueAt: result.dueAt, lastError: null, failures: 0, failedAt: null });
  } catch (error) {
    await fail(deps, task, error);
  }
}

/** Takes due tasks, a batch at a time until none is due, and does them. @returns how many tasks were taken. */
export async function recoverTasks(deps: OrdersDeps): Promise<number> {
  let taken = 0;
  for (;;) {
    const now = deps.clock.now();
    const tasks = await leaseDueTasks(deps.db, now, new Date(now.getTime() + LEASE_MS), BATCH_SIZE);
    if (tasks.length === 0) return taken;
    taken += tasks.length;
    await Promise.all(tasks.map((task) => runLeased(deps, task)));
  }
}
