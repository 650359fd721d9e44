/**
 * Ends what its parent started when the parent ends, however that went: started with a channel, on which it is told the
 * process ids of commands that started and of those that are gone.
 */

/** Milliseconds that the commands have to end by themselves. */
const GRACE_MS = 60_000;
const LOOK_EVERY_MS = 50;

const commands = new Set();

function signalAll(signal) {
  for (const pid of commands) {
    try {
      process.kill(pid, signal);
    } catch {
      commands.delete(pid);
    }
  }
}

// What a terminal sends to all of a run is for the run: this ends after it.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
process.on('message', ({ started, gone }) => {
  if (started !== undefined) commands.add(started);
  commands.delete(gone);
});
process.once('disconnect', () => {
  const deadline = Date.now() + GRACE_MS;
  signalAll('SIGTERM');
  const look = () => {
    signalAll(Date.now() < deadline ? 0 : 'SIGKILL');
    if (commands.size === 0) process.exit();
  };
  look();
  setInterval(look, LOOK_EVERY_MS);
});
