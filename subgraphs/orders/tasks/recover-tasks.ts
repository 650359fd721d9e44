import { isTransient } from '#kernel/database/database.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { DomainError } from '#kernel/values/errors.ts';
import { MINUTE, SECOND } from '#kernel/values/time.ts';
import type { OrdersDeps } from '../deps.ts';
import { runTask } from './run-task.ts';
import { leaseDueTasks, type OrderTask, postponeTask } from './store/tasks.ts';

/** A worker that dies keeps others from its tasks this long, in milliseconds. */
const LEASE_MS = 20 * SECOND;
const BATCH_SIZE = 8;
const MAX_DELAY_MS = 5 * MINUTE;
/** Refusals in a row after which a command waits for a person; what time or a repair mends is not counted. */
const MAX_FAILURES = 8;

/** True for failures that the same command may outlive: contention, a domain that is down or late. */
function isPassing(error: unknown): boolean {
  return isTransient(error) || (error instanceof DomainError && error.retryable);
}

/**
 * True when a domain said no, which it will say again. A fault of the house is mended for all its orders by one repair,
 * and then nobody should have to go through them.
 */
function isRefusal(error: unknown): boolean {
  return error instanceof DomainError && !error.retryable && error.code !== 'INTERNAL';
}

async function fail(deps: OrdersDeps, task: OrderTask, error: unknown): Promise<void> {
  const failures = isRefusal(error) ? task.failures + 1 : task.failures;
  const dead = failures >= MAX_FAILURES;
  // What is no DomainError may tell of the inside: that is for the log.
  const message = error instanceof DomainError ? error.message : 'A fault of the house; its log tells more';
  const { kind, orderId } = task;
  if (dead) deps.logger.error('owed commands failed too often and wait for a person', { task: kind, orderId, error });
  else
    deps.logger[isPassing(error) ? 'warn' : 'error']('owed commands failed, they will be tried again', {
      task: kind,
      orderId,
      error,
    });
  const now = deps.clock.now();
  const delayMs = Math.min(MAX_DELAY_MS, SECOND * 2 ** Math.min(task.attempts - 1, 9));
  await postponeTask(deps.db, task.id, {
    dueAt: new Date(now.getTime() + delayMs),
    error: message.slice(0, 500),
    failures,
    deadSince: dead ? now : null,
  });
}

async function runLeased(deps: OrdersDeps, task: OrderTask): Promise<void> {
  const context: RequestContext = createServiceContext('orders', LEASE_MS / 2);
  try {
    const result = await runTask(deps, context, task);
    if (result !== 'DONE')
      await postponeTask(deps.db, task.id, { dueAt: result.dueAt, error: null, failures: 0, deadSince: null });
  } catch (error) {
    await fail(deps, task, error);
  }
}

/** Takes what is due, a batch at a time until nothing is, and carries it out. @returns how many tasks were taken. */
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
