/** What must be undone at the end, in reverse order; a signal starts the end. */
export interface Shutdown {
  /** Aborted by the first SIGINT or SIGTERM, or by `request`. */
  readonly signal: AbortSignal;
  /** Registers what undoes a step, as soon as the step is done. */
  add(name: string, undo: () => Promise<void> | void): void;
  request(): void;
  /** Undoes everything, however often it is called. */
  run(): Promise<void>;
}

/** Seconds after a signal in which everything must have ended. */
const SHUTDOWN_TIMEOUT_SECONDS = 45;
/** Milliseconds between looks at whether the parent is still there. */
const PARENT_EVERY_MS = 500;

export function createShutdown(onFailure: (name: string, error: unknown) => void): Shutdown {
  const controller = new AbortController();
  const undos: Array<{ name: string; undo: () => Promise<void> | void }> = [];
  let running: Promise<void> | undefined;

  function request(): void {
    if (controller.signal.aborted) return;
    controller.abort();
    // Something that hangs must not keep the terminal: what is left is cleared by the next start.
    setTimeout(() => process.exit(1), SHUTDOWN_TIMEOUT_SECONDS * 1000).unref();
  }
  process.on('SIGINT', request);
  process.on('SIGTERM', request);
  process.on('SIGHUP', request);
  watchParent(request);

  async function undoAll(): Promise<void> {
    for (const { name, undo } of undos.reverse()) {
      try {
        await undo();
      } catch (error) {
        onFailure(name, error);
      }
    }
  }

  return {
    signal: controller.signal,
    add: (name, undo) => void undos.push({ name, undo }),
    request,
    run() {
      running ??= undoAll();
      return running;
    },
  };
}

/**
 * npm that is killed outright cannot pass the signal on; its child then finds itself with another parent. The scripts
 * in package.json `exec` Node, so that no shell stands between the two.
 */
function watchParent(request: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) request();
  }, PARENT_EVERY_MS).unref();
}
