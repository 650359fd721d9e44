/**
 * Preloaded into the services of a split on this machine: when the supervisor is gone, however it went, the channel to
 * it closes and the service drains and ends, so that nothing is left for the next start to find.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
