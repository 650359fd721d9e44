import type { Logger } from '#kernel/request/log.ts';

/** What an operator should know of how the gateway is set up: logged once each, and shown at `/health/ready`. */
export interface Warnings {
  readonly all: readonly string[];
  add(warning: string): void;
}

export function createWarnings(logger: Logger): Warnings {
  const all: string[] = [];
  return {
    all,
    add(warning) {
      if (all.includes(warning)) return;
      all.push(warning);
      logger.warn(warning);
    },
  };
}
