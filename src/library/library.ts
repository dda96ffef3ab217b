import type { Article } from '../article/article-model.ts';
import { SearchEngine } from '../search/search-engine.ts';

/** The articles of each server (guild): where a server has none of its own, and in direct messages, the bundled ones. */
export class Library {
  readonly #bundled: SearchEngine;

  private constructor(bundled: SearchEngine) {
    this.#bundled = bundled;
  }

  /** Indexes the bundled articles once for all servers. */
  static async create(bundled: readonly Article[]): Promise<Library> {
    const engine = new SearchEngine();
    for (const article of bundled) await engine.add(article);
    return new Library(engine);
  }

  /** The index over a server's articles; without a server, over the bundled ones. */
  engineFor(_guildId: string | undefined): Promise<SearchEngine> {
    return Promise.resolve(this.#bundled);
  }

  /** In the order in which they were added. */
  async articlesFor(guildId: string | undefined): Promise<readonly Article[]> {
    return (await this.engineFor(guildId)).articles();
  }

  /** Undefined where the server has no such article, whatever other servers have. */
  async article(guildId: string | undefined, articleId: string): Promise<Article | undefined> {
    return (await this.articlesFor(guildId)).find((article) => article.id === articleId);
  }
}
