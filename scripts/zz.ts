import { BOT_QUESTIONS } from '../bench/bot/bot-questions.ts';
import { readArticleFile } from '../src/article/read-article-file.ts';
import { WordSearch } from '../src/search/search-engine.ts';
const e = new WordSearch();
const read: any = await readArticleFile('data/articles/russia-and-the-taliban.txt');
await e.add(read.article ?? read);
for (let i = 0; i < 100; i++) for (const q of BOT_QUESTIONS) e.search(q, { limit: 12 });
for (const q of BOT_QUESTIONS) { const c = process.cpuUsage(); for (let i = 0; i < 300; i++) e.search(q, { limit: 12 }); const u = process.cpuUsage(c); console.log(((u.user + u.system) / 300 / 1000).toFixed(3), q); }
