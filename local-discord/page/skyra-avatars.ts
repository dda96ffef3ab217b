import iconUrl from './images/icon.svg?url';

/**
 * The components' own pictures for those who have none come from Discord's servers. Imported before the components, which
 * read this once.
 */
const names = ['blue', 'gray', 'green', 'orange', 'red', 'pink', 'default'];
Object.assign(globalThis, { $discordMessage: { avatars: Object.fromEntries(names.map((name) => [name, iconUrl])) } });
