import { onTestFinished, vi } from 'vitest';

/** Stops the clock that libraries go by until the test ends; what it gives moves it on by so many milliseconds. */
export function movedClock(): (ms: number) => void {
  const begin = performance.now();
  let passed = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => begin + passed);
  onTestFinished(() => clock.mockRestore());
  return (ms) => void (passed += ms);
}
