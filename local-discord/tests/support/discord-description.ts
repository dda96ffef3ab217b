import type { LocalDiscord } from '../../src/index.ts';
import { checkRequests, readApiDescription, type RequestCheck } from '../../src/openapi/check-requests.ts';

/** Discord's description of its API, which not every checkout has beside it; `undefined` where it is absent. */
export const description = readApiDescription(new URL('../../../../shared/discord/openapi.json', import.meta.url));

if (description === undefined)
  process.stderr.write("skipped: Discord's API description, ../shared/discord/openapi.json, is not here\n");

/** Checks all that a bot asks from now on, where the description is here. */
export function watched(discord: LocalDiscord): RequestCheck {
  return checkRequests(discord, description);
}
