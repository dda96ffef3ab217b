/** How Docent is right now, as whoever watches it asks. Nothing here waits for long, and nothing rejects. */
export type Vitals = {
  /** Whether it was told to stop, and only finishes what is under way. */
  readonly isStopping: () => boolean;
  /** Whether Discord delivers to it now. */
  readonly isConnected: () => boolean;
  /** Writes something into the database that does no harm, and says whether that worked. */
  readonly canWrite: () => Promise<boolean>;
  /** Whether its articles are read and can be searched. */
  readonly hasArticles: () => boolean;
  /** Articles of the operator's, and files of theirs that could not be read. */
  readonly articles: () => { readonly read: number; readonly leftOut: number };
  readonly servers: () => number;
  readonly indexes: () => {
    readonly count: number;
    /** As reckoned by their claims; what they may take together. */
    readonly bytes: number;
    readonly maxBytes: number;
    /** Since the start: those that gave way to others. */
    readonly evictions: number;
  };
  /** How many entries each other cache holds. */
  readonly caches: () => Readonly<Record<CacheName, number>>;
  /** Undefined where the operator wants none. */
  readonly reader: () => ReaderVitals | undefined;
};

/** Servers' settings and libraries; what was found for questions; what the reader said; what questions mean, for `/insights`. */
type CacheName = 'settings' | 'libraries' | 'results' | 'reader' | 'meanings';

export type ReaderVitals = {
  /** Whether it reads, or would once it is asked. */
  readonly isAvailable: boolean;
  /** Waiting, with the one that is being read. */
  readonly queued: number;
  /** Since the start: how often its process was started, and how often it failed. */
  readonly starts: number;
  readonly failures: number;
  /** What its process holds; undefined where there is none, or the system does not tell. */
  readonly residentBytes: () => Promise<number | undefined>;
};
