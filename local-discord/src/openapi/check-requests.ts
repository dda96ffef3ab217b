import type { Traffic } from '../traffic-log.ts';
import type { ApiDescription } from './api-description.ts';

export { ApiDescription, readApiDescription } from './api-description.ts';

/** What became of the bot's requests since `checkRequests` was called. */
export type RequestCheck = {
  /** How many requests were checked; 0 where the description is absent. */
  readonly checked: number;
  /** One line for each thing that Discord's description does not allow. */
  readonly complaints: readonly string[];
  /** No request is checked from then on. */
  readonly stop: () => void;
};

/**
 * Checks every request that a bot makes from now on against Discord's own description of its API; `undefined` checks
 * nothing, for checkouts that have none.
 *
 * ```ts
 * const check = checkRequests(discord, readApiDescription('openapi.json'));
 * // … what the bot does …
 * expect(check.complaints).toEqual([]);
 * ```
 */
export function checkRequests(
  discord: { readonly traffic: Traffic },
  description: ApiDescription | undefined,
): RequestCheck {
  const complaints: string[] = [];
  let checked = 0;
  const stop = discord.traffic.subscribe((entry) => {
    if (entry.kind !== 'rest' || description === undefined) return;
    checked += 1;
    complaints.push(...description.complaints(entry));
  });
  return {
    get checked() {
      return checked;
    },
    complaints,
    stop,
  };
}
