/** Raised when the arguments of an action change their meaning, so that older buttons are told apart. */
const version = '1';
const maxLength = 100;

/** What a button, menu or modal carries: an action and its arguments. Carries no rights: handlers check the member. */
export type CustomId = { readonly action: string; readonly args: readonly string[] };

/**
 * `1:action:arg:arg`. Arguments are percent-encoded where they hold a colon or percent sign.
 * @throws RangeError over Discord's 100 characters: a bug, since handlers choose short arguments
 */
export function encodeCustomId(action: string, ...args: readonly string[]): string {
  const id = [version, action, ...args.map((arg) => arg.replace(/[%:]/g, encodeURIComponent))].join(':');
  if (id.length > maxLength) throw new RangeError(`custom id of action ${action} is over ${maxLength} characters`);
  return id;
}

/** `outdated` for another version's, `foreign` for what was never ours. */
export function decodeCustomId(id: string): CustomId | 'outdated' | 'foreign' {
  const [found, action, ...args] = id.split(':');
  if (found === undefined || !/^\d+$/.test(found) || action === undefined || action === '') return 'foreign';
  if (found !== version) return 'outdated';
  try {
    return { action, args: args.map((arg) => decodeURIComponent(arg)) };
  } catch {
    return 'foreign';
  }
}
