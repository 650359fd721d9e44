import { MultiBar, Presets } from 'cli-progress';

/** One step of a longer work, shown as a bar on a terminal and as two lines elsewhere. */
export interface ProgressStep {
  /** Says how far the step is; `total` may be corrected on the way. */
  update(done: number, total?: number): void;
  /** Ends the step, with a word about the outcome if there is one. */
  finish(note?: string): void;
}

export interface Progress {
  start(label: string, total?: number): ProgressStep;
  /** Leaves the terminal as it was. */
  close(): void;
}

const LABEL_WIDTH = 28;

/** Bars on a terminal; plain lines, without carriage returns, in a log file or a pipe. */
export function openProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? openBars(stream) : openLines(stream);
}

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
      const bar = bars.create(total, 0, { label: label.padEnd(LABEL_WIDTH), note: '' });
      return {
        update(done, newTotal) {
          if (newTotal !== undefined) bar.setTotal(newTotal);
          bar.update(done);
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

/** Seconds between lines of a long step. */
const LINE_EVERY_SECONDS = 5;

function openLines(stream: NodeJS.WriteStream): Progress {
  return {
    start(label, firstTotal = 1) {
      const began = Date.now();
      let total = firstTotal;
      let said = began;
      return {
        update(done, newTotal) {
          total = newTotal ?? total;
          if (Date.now() - said < LINE_EVERY_SECONDS * 1000) return;
          said = Date.now();
          stream.write(`${label}: ${Math.floor((100 * done) / Math.max(1, total))}%\n`);
        },
        finish(note) {
          const seconds = ((Date.now() - began) / 1000).toFixed(1);
          stream.write(`${label}: done in ${seconds} s${note ? ` (${note})` : ''}\n`);
        },
      };
    },
    close: () => undefined,
  };
}
