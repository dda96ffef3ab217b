/** Wording of what members do, in English. The other languages have the same shape. */
export const en = {
  commands: {
    lookup: { name: 'lookup', description: 'Find a claim while you type, and see it between its neighbours' },
    'lookup.claim': { name: 'claim', description: 'Some words of a claim or a heading, or a number such as 2.1' },
    'lookup.private': { name: 'private', description: 'Only you see it' },
    section: { name: 'section', description: 'Read a whole section' },
    'section.section': { name: 'section', description: 'Which section; some words of its heading will do' },
    'section.private': { name: 'private', description: 'Only you see it' },
    article: { name: 'article', description: 'What the article is, what it covers and how to ask it' },
    'article.article': { name: 'article', description: 'Which article, where there is more than one' },
    'article.private': { name: 'private', description: 'Only you see it' },
    help: { name: 'help', description: 'What you can do here' },
    privacy: { name: 'privacy', description: 'What I keep, for how long, and how to delete it' },
    find: { name: 'Find in the article', description: 'What the article says nearest to a message; only you see it' },
    answer: { name: 'Answer this question', description: 'Answers a message with a reply under it, for everyone' },
  },
  answerButtons: {
    more: (count: number) => `More hits (${count})`,
    back: 'Back',
    next: 'Next',
    section: (number: string) => `Section ${number}`,
    around: (claim: string) => `Around ${claim}`,
    followUp: 'Follow-up',
    post: 'Post to channel',
    replyPublicly: 'Reply publicly',
    readSection: 'Read a section …',
  },
  answerNotes: {
    further: 'Further claims, less near to the question.',
    after: (question: string) => `Understood as going on from “${question}”.`,
    sharedBy: (member: string) => `Shared by ${member}`,
    notYours: 'Only the person who opened this turns its pages. Here is a copy of your own.',
    notYoursToPost: 'Only the person who asked can post this.',
    alreadyPosted: (link?: string) =>
      link === undefined
        ? 'You have posted this in this channel already.'
        : `You have posted this in this channel already: ${link}`,
    forgotten: 'I no longer have this answer. Ask again with /ask, and I will look it up anew.',
    changed: 'The article has changed since. Ask again with /ask, or see /article for what it covers now.',
    gone: 'This place is not in the article any more. See /article for what it covers now.',
    unknownArticle: 'I do not know an article by that name.',
    nothingFound: 'I found nothing like that. Pick a suggestion while you type, or read a section:',
    noText: 'This message has no text that I could look for.',
    posted: (link: string) => `Done: ${link}`,
    cannotAnswer: (channel: string, reason: string) => `I cannot answer you in ${channel}. ${reason}`,
    asText: (permission: string) =>
      `It would be easier to read with the permission “${permission}”, which I lack here.`,
    cannotPost: {
      member: 'You may not write here yourself, so I do not do it for you. Only you see this.',
      own: 'I may not write here: I need View Channel, Send Messages and Embed Links. Only you see this.',
    },
  },
  reading: {
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    emptySection: 'There is nothing under this heading.',
    before: (count: number) => (count === 1 ? '1 claim before' : `${count} claims before`),
    following: (count: number) => (count === 1 ? '1 claim after' : `${count} claims after`),
  },
  articleCard: {
    author: 'Author',
    date: 'Published',
    source: 'Source',
    sections: 'Sections',
    claims: (count: number) => (count === 1 ? '1 claim' : `${count} claims`),
    howToAsk: 'Ask with `/ask`, or mention me with a question. `/lookup` finds a claim while you type.',
    articles: (count: number) => `Articles: ${count}`,
    choose: 'Look at an article …',
  },
  graded: {
    stated: 'The article says so',
    related: 'The article speaks of this',
    none: 'Not found in the article',
    note: 'The nearest claims. Whether the message is right is for you to judge.',
  },
  followUp: {
    title: 'Follow-up',
    question: 'Your next question',
    placeholder: 'and China? · why? · when was that?',
  },
  help: {
    title: 'What you can do here',
    intro: 'I answer questions about the article with its own words.',
    onMessages: 'On a message, under *Apps* (right click, or hold it down):',
    mention: 'You can also mention me with a question. Reply to my answer to go on from it.',
  },
  privacy: {
    title: 'What I keep',
    questions: (days: number) =>
      `**Questions:** the words, when, in which server, how they were answered. ${days} days. Never who asked.`,
    noQuestions: '**Questions:** none are kept.',
    answers: (days: number) => `**Answers:** which claims were shown, so that the buttons go on working. ${days} days.`,
    votes: '**Votes:** 👍 or 👎 under a keyed hash, never your id. Only counts are shown.',
    schedules: '**Scheduled posts:** what, where, when and by which moderator, until they are done.',
    removed: (days: number) =>
      `**When I am removed from a server:** everything of it is deleted after ${days} days, unless I am back by then.`,
    notKept:
      'I read only what is asked of me: commands, mentions, and messages that someone shows me. The buttons under an answer hold the id of whoever asked, in the message on Discord only.',
    now: (questions: number, answers: number, votes: number, schedules: number) =>
      `Kept here now: questions ${questions}, answers ${answers}, votes ${votes}, scheduled posts ${schedules}.`,
    deleteMine: 'Delete what is mine',
    deleteServer: 'Delete all of this server',
    deleteTalk: 'Delete all of this conversation',
    sureMine: 'Delete your votes and the posts that you scheduled, in every server? There is no way back.',
    sureServer:
      'Delete all questions, answers, votes and scheduled posts of this server? Articles stay. There is no way back.',
    sureTalk: 'Delete all questions, answers and votes of this conversation? There is no way back.',
    confirm: 'Delete',
    keep: 'Keep',
    deletedMine: (count: number) => (count === 0 ? 'There was nothing of yours.' : `Deleted. Records: ${count}.`),
    deletedHere: 'Deleted. Buttons under earlier answers no longer work.',
    kept: 'Nothing was deleted.',
  },
};
