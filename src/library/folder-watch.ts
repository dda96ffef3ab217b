import type { ArticleFolder } from '../article/folder/article-folder.ts';
import type { Library } from './library.ts';

/** A file that rests for one look is read at the next. */
const LOOK_MS = 1_000;
/** A folder that takes long to look at, as over a network, is looked at less often: so many times as long as that took. */
const REST = 20;

/** Looks at the operator's folder again and again, and puts what has changed into the library. */
export class FolderWatch {
  readonly #folder: ArticleFolder;
  readonly #library: Pick<Library, 'setFolder'>;
  readonly #fail: (error: unknown) => void;
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #isOn = false;

  /** `fail`: told of what nobody foresaw; it goes on. `everyMs`: how long after one look the next comes, at the least. */
  constructor(
    folder: ArticleFolder,
    library: Pick<Library, 'setFolder'>,
    fail: (error: unknown) => void,
    everyMs = LOOK_MS,
  ) {
    this.#folder = folder;
    this.#library = library;
    this.#fail = fail;
    this.#everyMs = everyMs;
  }

  start(): void {
    this.#isOn = true;
    this.#lookIn(this.#everyMs);
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#isOn = false;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  #lookIn(ms: number): void {
    if (!this.#isOn) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#look();
    }, ms).unref();
  }

  async #look(): Promise<void> {
    const since = performance.now();
    try {
      const articles = await this.#folder.refresh();
      if (articles !== undefined) await this.#library.setFolder(articles);
    } catch (error) {
      this.#fail(error);
    }
    this.#lookIn(Math.max(this.#everyMs, REST * (performance.now() - since)));
  }
}
