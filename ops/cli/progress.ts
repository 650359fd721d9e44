import { MultiBar, Presets } from 'cli-progress';
import type { JobStep } from '../../subgraphs/shared/job-steps.ts';

/** One step of a longer work, shown as a bar on a terminal and as two lines elsewhere. */
export interface ProgressStep {
  /** Says how far the step is; `total` may be corrected on the way. */
  update(done: number, total?: number): void;
  /** Ends the step, with a word about the outcome if there is one. */
  finish(note?: string): void;
}

export interface Progress {
  /** @param jobStep what it is to those who are shown the work as a job, in their own words */
  start(label: string, total?: number, jobStep?: JobStep): ProgressStep;
  /** Leaves the terminal as it was. */
  close(): void;
}

export interface ProgressOptions {
  readonly stream?: NodeJS.WriteStream;
  /** Seconds between lines of a long step where there is no terminal. */
  readonly everySeconds?: number;
}

const LABEL_WIDTH = 28;
/** Seconds of a step before which it is unknown how long it still takes. */
const PACE_AFTER_SECONDS = 2;

/** Bars on a terminal; plain lines, without carriage returns, in a log file or a pipe. */
export function openProgress({ stream = process.stderr, everySeconds = 5 }: ProgressOptions = {}): Progress {
  return stream.isTTY ? openBars(stream) : openLines(stream, everySeconds);
}

/** How long a step still takes at its pace so far, in words; nothing while it is unknown. */
export function timeLeft(seconds: number, done: number, total: number): string {
  if (seconds < PACE_AFTER_SECONDS || done <= 0 || done >= total) return '';
  const left = Math.max(1, Math.round((seconds * (total - done)) / done));
  return left < 100 ? `about ${left} s left` : `about ${Math.round(left / 60)} min left`;
}

const secondsSince = (began: number): number => (Date.now() - began) / 1000;

function openBars(stream: NodeJS.WriteStream): Progress {
  const bars = new MultiBar(
    {
      stream,
      format: ` {label} {bar} {percentage}% {note}`,
      hideCursor: true,
      clearOnComplete: false,
      gracefulExit: false,
      barsize: 30,
    },
    Presets.rect,
  );
  return {
    start(label, total = 1) {
      const began = Date.now();
      const bar = bars.create(total, 0, { label: label.padEnd(LABEL_WIDTH), note: '' });
      return {
        update(done, newTotal) {
          if (newTotal !== undefined) bar.setTotal(newTotal);
          bar.update(done, { note: timeLeft(secondsSince(began), done, bar.getTotal()) });
        },
        finish(note = '') {
          bar.update(bar.getTotal(), { note });
          bar.stop();
        },
      };
    },
    close: () => bars.stop(),
  };
}

function openLines(stream: NodeJS.WriteStream, everySeconds: number): Progress {
  return {
    start(label, firstTotal = 1) {
      const began = Date.now();
      let total = firstTotal;
      let said = began;
      return {
        update(done, newTotal) {
          total = newTotal ?? total;
          if (secondsSince(said) < everySeconds) return;
          said = Date.now();
          const left = timeLeft(secondsSince(began), done, total);
          stream.write(`${label}: ${Math.floor((100 * done) / Math.max(1, total))}%${left ? `, ${left}` : ''}\n`);
        },
        finish(note) {
          stream.write(`${label}: done in ${secondsSince(began).toFixed(1)} s${note ? ` (${note})` : ''}\n`);
        },
      };
    },
    close: () => undefined,
  };
}
