/** Loaded before a measured program, in plain JavaScript so that it adds next to nothing: tells over IPC what the process costs. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

function figures() {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return {
    rss: process.memoryUsage.rss(),
    peak: maxRSS * 1024,
    cpuMs: (userCPUTime + systemCPUTime) / 1000,
    // Counted from one tick of its timer to the next.
    loopP99Ms: Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS),
  };
}

process.on('message', (wish) => {
  process.send?.(figures());
  if (wish !== 'watch') return;
  delay.reset();
  delay.enable();
});
process.channel?.unref();
process.once('exit', () => process.send?.(figures()));
