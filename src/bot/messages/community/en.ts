/** Wording of summaries for members, in English. The other languages have the same shape. */
export const en = {
  commands: {
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
};
