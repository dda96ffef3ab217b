import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import { chatCommandOf } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/permissions.ts';
import { described } from '../../src/bot/messages/index.ts';
import { addSubcommand } from './add-article.ts';
import { checkSubcommand } from './checking/keep-check.ts';
import { checksSubcommand } from './checking/list-checks.ts';
import { defaultSubcommand } from './default-article.ts';
import { exportSubcommand } from './exchange/export-library.ts';
import { importSubcommand } from './exchange/import-library.ts';
import { hideSubcommand } from './hide-article.ts';
import { newsSubcommand } from './library-news.ts';
import { limitSubcommand } from './limit-article.ts';
import { listSubcommand } from './list-articles.ts';
import { removeSubcommand } from './remove-article.ts';
import { renameSubcommand } from './rename-article.ts';
import { replaceSubcommand } from './replacing/replace-article.ts';
import { syncSubcommand } from './syncing/sync-article.ts';
import { showSubcommand } from './show-article.ts';
import { taughtSubcommand } from './teaching/list-taught.ts';

/** What moderators do with their server's articles: a file for each subcommand. */
export const libraryCommand = chatCommandOf(
  {
    name: 'library',
    ...described('library'),
    default_member_permissions: String(manageMessages),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },
  [
    addSubcommand,
    listSubcommand,
    showSubcommand,
    replaceSubcommand,
    syncSubcommand,
    checkSubcommand,
    checksSubcommand,
    taughtSubcommand,
    removeSubcommand,
    renameSubcommand,
    limitSubcommand,
    hideSubcommand,
    defaultSubcommand,
    newsSubcommand,
    exportSubcommand,
    importSubcommand,
  ],
);
