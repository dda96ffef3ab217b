/** Wording of summaries for members, in English. The other languages have the same shape. */
export const en = {
  commands: {
    'summary.tags': { name: 'tags', description: 'For a forum: the post’s tags, parted by commas' },
    'summary.publish': {
      name: 'publish',
      description: 'For an announcement channel: hand it on to all that follow it',
    },
    'summary.read': { name: 'read', description: 'The article in a few of its own sentences; only you see it' },
  },
  sumUp: {
    inShort: (shown: number, all: number) => `In short: ${shown} of ${all} statements, the ones that say most.`,
    nothing: 'There is nothing here to sum up.',
    choose: 'Sum up an article …',
  },
  quizzing: {
    yours: 'Only you see this: end the riddle when you like.',
    revealed: 'Everyone sees the answer now.',
  },
  posts: {
    dates: 'Coming:',
    ask: 'Ask',
    readOn: 'Read on',
    askTitle: 'Ask the article',
    question: 'Your question',
    notPublished: (reason: string) => `It is not handed on to the channels that follow. ${reason}`,
    noAnnouncements: (where: string) =>
      `${where} is no announcement channel: leave “publish” out, or choose another channel.`,
    tagWanted: (where: string, tags: string) =>
      `Posts in ${where} need a tag. Choose one with the option “tags”: ${tags}`,
    noSuchTag: (where: string, tag: string) =>
      `${where} has no tag “${tag}”. Choose one from the list that opens while you type.`,
  },
};
