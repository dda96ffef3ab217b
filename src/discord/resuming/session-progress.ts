type Shard = {
  last: number;
  /** What is under way, by its number in the session, the oldest first, each with how much of it is. */
  readonly open: Map<number, number>;
};

/** How far each shard's session has been worked off: what was delivered, and all of whose work is done. */
export class SessionProgress {
  readonly #shards = new Map<number, Shard>();
  #isStopped = false;
  #now: { readonly shard: Shard; readonly sequence: number } | undefined;

  /** Handles what was delivered under this number; false where that waits, and comes again. */
  handle(shardId: number, sequence: number, work: () => boolean): boolean {
    if (this.#isStopped) return work();
    const shard = this.#shardAt(shardId, sequence);
    if (!shard.open.has(sequence)) shard.open.set(sequence, 1);
    this.#now = { shard, sequence };
    try {
      const isHandled = work();
      if (isHandled) release(shard, sequence);
      return isHandled;
    } finally {
      this.#now = undefined;
    }
  }

  /** What is delivered from now on is another process's to work off. */
  stop(): void {
    this.#isStopped = true;
  }

  /** What was delivered just now is done only once this is. */
  hold(work: Promise<unknown>): void {
    if (this.#now === undefined) return;
    const { shard, sequence } = this.#now;
    shard.open.set(sequence, (shard.open.get(sequence) ?? 0) + 1);
    void work.catch(() => undefined).then(() => release(shard, sequence));
  }

  /** The number up to which all is done; undefined where nothing was delivered yet. */
  upTo(shardId: number): number | undefined {
    const shard = this.#shards.get(shardId);
    if (shard === undefined) return undefined;
    const [oldest] = shard.open.keys();
    return oldest === undefined ? shard.last : oldest - 1;
  }

  /** Numbers begin anew with a new session. */
  #shardAt(id: number, sequence: number): Shard {
    const known = this.#shards.get(id);
    if (known !== undefined && (sequence > known.last || known.open.has(sequence))) {
      known.last = Math.max(known.last, sequence);
      return known;
    }
    const shard = { last: sequence, open: new Map() };
    this.#shards.set(id, shard);
    return shard;
  }
}

function release({ open }: Shard, sequence: number): void {
  const left = (open.get(sequence) ?? 1) - 1;
  if (left > 0) open.set(sequence, left);
  else open.delete(sequence);
}
