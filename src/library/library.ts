import type { Article } from '../article/model.ts';
import { SearchEngine } from '../search/engine.ts';

/** The articles of each server (guild): where a server has none of its own, and in direct messages, the bundled ones. */
export class Library {
  readonly #bundled: SearchEngine;

  private constructor(bundled: SearchEngine) {
    this.#bundled = bundled;
  }

  static async create(bundled: readonly Article[]): Promise<Library> {
    const engine = new SearchEngine();
    for (const article of bundled) await engine.add(article);
    return new Library(engine);
  }

  /** The index over a server's articles. */
  engineFor(_guildId: string | undefined): Promise<SearchEngine> {
    return Promise.resolve(this.#bundled);
  }
}
