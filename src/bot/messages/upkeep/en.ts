/** Wording of what keeps a library right, in English: new texts and check questions. The other languages have the same shape. */
export const en = {
  commands: {
    'library.replace': { name: 'replace', description: 'Give an article a new text; you see first what would change' },
    'library.sync': { name: 'sync', description: 'Read an article again from its address, now or every day' },
    'library.sync.daily': { name: 'daily', description: 'Every day (left out: only now, and you see it first)' },
    'library.sync.daily.off': { name: 'off', description: 'Not any more' },
    'library.sync.daily.tell': { name: 'tell', description: 'Announce what has changed' },
    'library.sync.daily.apply': { name: 'apply', description: 'Replace the text by itself' },
    'library.check': {
      name: 'check',
      description: 'Keep a question that must bring this statement first, also after changes',
    },
    'library.check.question': { name: 'question', description: 'The question, as members ask it' },
    'library.check.claim': { name: 'statement', description: 'The statement that must come first' },
    'library.checks': { name: 'checks', description: 'All check questions, and removing them' },
    checkMessage: {
      name: 'Keep as a check question',
      description: 'The question and statement of a good answer of mine',
    },
  },
  replacing: {
    title: (t: string) => `Replace **${t}**?`,
    preview: 'Preview: only you see this. Nothing is changed yet.',
    claims: 'Statements:',
    sections: 'Sections',
    replace: 'Replace',
    cancelled: 'Cancelled. The article stays as it is.',
    over: 'This was done or cancelled already, or is more than a day old.',
    nothingNew: 'This text says what the article says already. Nothing to replace.',
    oneOnly: 'Give me either a text or a file, not both.',
    counts: {
      new: (n: number) => `${n} new`,
      changed: (n: number) => `${n} changed`,
      gone: (n: number) => `${n} gone`,
      moved: (n: number) => `${n} moved`,
      same: (n: number) => `${n} as before`,
    },
    kinds: { new: 'New', changed: 'Changed', gone: 'Gone', moved: 'Moved' },
    replaced: (t: string) =>
      `**${t}** has its new text. Answers that were given before go on working where nothing changed.`,
    undone: (t: string) => `**${t}** has the text again that it had before.`,
    tooLate: 'That cannot be undone any more: a day has passed, it was undone already, or the article is gone.',
    changedSince: (t: string) =>
      `**${t}** has been changed again since, so the text before it is not put back. /library replace gives it another text.`,
    quotedIn: { pinned: 'Pinned:', summary: 'Summary:', answer: 'Answer:' },
    quoted: (n: number) => `Messages of mine that quote what changes or goes: ${n}`,
  },
  syncing: {
    changed: 'The page has changed. Nothing is replaced yet.',
    trouble: (title: string, why: string) =>
      `I cannot read **${title}** again from its address. Its last reading stays. ${why}`,
    applied: (title: string, n: number, c: number, g: number) =>
      `**${title}** has been read again from its address: ${n} new, ${c} changed, ${g} gone.`,
    again: 'Read again',
    every: {
      tell: 'every day; what has changed is announced',
      apply: 'every day; the new text takes effect by itself',
    },
    unread: (when: string) => `Its page could not be read ${when}: its last reading stays. /library sync says why.`,
    isUnread: 'its page cannot be read',
    notWeb:
      'That article is not from a web address, so there is nothing to read again. Give it a new text with /library replace.',
    noChannel: 'No channel is chosen for this: choose one with /library news.',
    daily: {
      off: (title: string) => `**${title}** is no longer read again by itself.`,
      tell: (title: string) =>
        `**${title}** is read again every day. What has changed is announced, and waits for *Replace*.`,
      apply: (title: string) =>
        `**${title}** is read again every day, and takes its new text by itself, unless a check question would then fail.`,
    },
  },
  checking: {
    keep: 'Keep as a check question',
    kept: 'I keep this as a check question. Before the article gets a new text, I say if the question would bring something else first.',
    notOwn: 'That statement is not from an article of this server’s own library, so its text cannot be replaced here.',
    noAnswer: 'That message is no answer of mine from a statement. Choose one, or use /library check.',
    noClaim: 'I find no such statement. Choose one from the list that opens while you type.',
    sameNumber: 'Several articles have a statement of this number. Choose one from the list that opens while you type.',
    noQuestion: 'I no longer have the question of this answer. Use /library check instead.',
    none: 'There are no check questions yet. Keep one with /library check, or under *Options* of a good answer.',
    expects: 'must bring',
    gone: 'its statement is gone',
    removeOne: 'Remove a question',
    isRemoved: 'The check question is removed.',
    away: 'its article is removed',
    today: 'Today something else comes first:',
    nothingToday: 'Today nothing is found for it.',
    findsNothing: 'Nothing would be found.',
    finds: 'First would be:',
    title: (n: number) => `Check questions: ${n}`,
    page: (p: number, q: number) => `Page ${p} of ${q}`,
    allFine: (n: number) => `Check questions: all ${n} still bring their statement first.`,
    already: (n: number, m: number) =>
      `Check questions that bring something else first today already: ${n} of ${m}. /library checks shows them.`,
    wouldFail: (n: number, m: number) => `Check questions that would bring something else first: ${n} of ${m}`,
  },
};
