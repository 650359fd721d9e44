import { ConflictError } from '#kernel/values/errors.ts';

/** Value that a checkout holds, of points or of gift cards: it ends by commit or release, never by the clock. */
export interface Hold {
  readonly status: 'HELD' | 'COMMITTED' | 'RELEASED';
}

/** @throws ConflictError when a hold of the checkout has ended, either way. */
export function assertOpen(holds: readonly Hold[]): void {
  if (holds.some(({ status }) => status !== 'HELD')) throw new ConflictError('This checkout is already closed');
}

/** The holds that a commit has to end; those committed before are left out. @throws ConflictError when released. */
export function toCommit<Each extends Hold>(holds: readonly Each[]): Each[] {
  if (holds.some(({ status }) => status === 'RELEASED')) throw new ConflictError('This checkout was already released');
  return holds.filter(({ status }) => status === 'HELD');
}

/** The holds that a release has to end. @throws ConflictError when committed. */
export function toRelease<Each extends Hold>(holds: readonly Each[]): Each[] {
  if (holds.some(({ status }) => status === 'COMMITTED'))
    throw new ConflictError('This checkout was already committed');
  return holds.filter(({ status }) => status === 'HELD');
}
