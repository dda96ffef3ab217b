import { dayIn } from '../listing.ts';

/** Wording of what members do, in English. The other languages have the same shape. */
export const en = {
  commands: {
    lookup: { name: 'lookup', description: 'Find a statement while you type, and see it between its neighbours' },
    'lookup.claim': {
      name: 'statement',
      description: 'Some words of a statement or a heading, or a number such as 2.1',
    },
    'lookup.public': { name: 'public', description: 'Everyone in the channel sees it' },
    section: { name: 'section', description: 'Read a whole section' },
    'section.section': { name: 'section', description: 'Which section; some words of its heading will do' },
    'section.public': { name: 'public', description: 'Everyone in the channel sees it' },
    article: { name: 'article', description: 'What the article is, what it covers and how to ask it' },
    'article.article': { name: 'article', description: 'Which article, where there is more than one' },
    'article.public': { name: 'public', description: 'Everyone in the channel sees it' },
    help: { name: 'help', description: 'What you can do here' },
    privacy: { name: 'privacy', description: 'What I keep, for how long, and how to delete it' },
    find: { name: 'Find in the article', description: 'What the article says nearest to a message; only you see it' },
    answer: { name: 'Answer this question', description: 'Answers a message with a reply under it, for everyone' },
    remove: { name: 'Take this answer away', description: 'Takes an answer of mine out of the channel' },
  },
  answerButtons: {
    more: (count: number) => `More (${count})`,
    back: 'Back',
    next: 'Next',
    section: (number: string) => `Section ${number}`,
    around: (claim: string) => `Around ${claim}`,
    /** Under an answer of one statement: whatever its number is, four buttons are to stand in one row of a phone. */
    inContext: 'In context',
    followUp: 'Follow-up',
    /** Where *More* stands beside it, a phone has no room for more words. */
    share: 'Share',
    shareWithAll: 'Share with everyone',
    options: 'Options',
    takeAway: 'Take this answer away',
    quoteIt: 'Quote it here',
    quote: (name: string) => `Quote ${name}`,
    readSection: 'Read a section …',
  },
  answerNotes: {
    further: 'Also found',
    after: (question: string) => `Going on from “${question}”`,
    askedFor: (member: string) => `For ${member}`,
    sharedBy: (member: string) => `Shared by ${member}`,
    notYours: 'Only the person who opened this turns its pages. Here is a copy of your own.',
    options: 'What next?',
    notYoursToTake: 'Only the person who asked can take this away.',
    notMine: 'That is not a message of mine, so I cannot take it away.',
    outOfReach:
      'I cannot reach that answer any more. Where I am not a member, I can take one away for a quarter of an hour only.',
    takenAway: 'Taken away.',
    notYoursToPost: 'Only the person who asked can post this.',
    alreadyPosted: (link?: string) =>
      link === undefined
        ? 'You have posted this in this channel already.'
        : `You have posted this in this channel already: ${link}`,
    forgotten: 'I no longer have this answer. Ask again with /ask, and I will look it up anew.',
    changed: 'The article has changed since. Ask again with /ask, or see /article for what it covers now.',
    partChanged: 'What else stood here has changed since.',
    gone: 'That part is not in the article any more. See /article for what it covers now.',
    unknownArticle: 'I do not know an article by that name.',
    nothingFound: 'I found nothing like that. Pick a suggestion while you type, or read a section:',
    noFiles: 'I cannot read files here. Ask me in words, or paste the text into the message.',
    unreadable: (menu: string) => `I cannot read that message from here. Open its menu and choose *Apps → ${menu}*.`,
    noText: 'This message has no text that I could look for.',
    posted: (link: string) => `Done: ${link}`,
    cannotAnswer: (channel: string, reason: string) => `I cannot answer you in ${channel}. ${reason}`,
    cannotPost: {
      member: 'You may not write here yourself, so I do not do so for you. Only you see this.',
      own: 'I may not write here: I need View Channels and Send Messages. Only you see this.',
    },
  },
  /** What moderators taught, under it. */
  taught: {
    here: 'this server',
    moderators: (server: string, day: string) => `Answer by the moderators of ${server}, ${day}. Not from an article.`,
    member: (server: string, day: string) => `Answer by a member of ${server}, ${day}. Not from an article.`,
  },
  voting: {
    whatIsWrong: 'What is wrong with it?',
    faults: {
      claim: 'Not the right statement',
      outdated: 'Out of date',
      question: 'Not what I asked',
    },
    noted: 'Thank you, noted.',
    noVote: 'You have taken that vote back.',
  },
  quoted: {
    rule: (number: string) => `Rule ${number}`,
    point: (number: string) => `Point ${number}`,
  },
  reading: {
    readOn: 'Read on',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    emptySection: 'There is nothing under this heading.',
    before: (count: number) => (count === 1 ? '1 more before' : `${count} more before`),
    following: (count: number) => (count === 1 ? '1 more after' : `${count} more after`),
  },
  articleCard: {
    author: 'Author',
    date: 'Published',
    day: (date: string) => dayIn('en', date),
    source: 'Source',
    sections: 'Sections',
    claims: (count: number) => (count === 1 ? '1 statement' : `${count} statements`),
    howToAsk: 'Ask with `/ask`, or mention me with a question. `/lookup` finds a statement while you type.',
    articles: (count: number) => `Articles: ${count}`,
    choose: 'Look at an article …',
  },
  graded: {
    stated: 'The article says so',
    denied: 'The article says otherwise',
    related: 'The article speaks of this',
    none: 'Not found in the article',
    note: 'This is the nearest I found. Whether the message is right is for you to judge.',
  },
  followUp: {
    title: 'Follow-up',
    question: 'Your next question',
    placeholder: (example: string) => `why? · ${example}`,
  },
  help: {
    title: 'What you can do here',
    intro: 'I answer questions about the article with its own words.',
    example: (question: string) => `For example: ${question}`,
    onMessages: 'On a message, under *Apps* (right click, or hold it down):',
    mention: 'You can also mention me with a question. Reply to my answer to go on from it.',
  },
  privacy: {
    title: 'What I keep',
    questions: (days: number) =>
      `**Questions:** the words without mentions, ids and the names of who asks, is mentioned or is quoted, when, in which server and language, of which article, how they were answered, how surely, with which statements. ${days} days. Never who asked. Moderators see them in /insights.`,
    noQuestions: '**Questions:** none are kept, so there is nothing in /insights either.',
    answers: (days: number) =>
      `**Answers:** what was shown, and what was marked in it, so that the buttons go on working. ${days} days.`,
    votes: '**Votes:** 👍 or 👎, and what was wrong, under a keyed hash, never your id. Only counts are shown.',
    schedules:
      '**Scheduled posts:** what, where, when and by which moderator, until they are done; a weekly digest until it is off.',
    removed: (days: number) =>
      `**When I am removed from a server:** everything of it is deleted after ${days} days, unless I am back by then.`,
    notKept:
      'I read only what is asked of me: commands, mentions, and messages that someone shows me. The buttons under an answer hold the id of whoever asked, in the message on Discord only. What I read in a channel without being asked, I never keep.',
    now: (questions: number, answers: number, votes: number, schedules: number) =>
      `Kept here now: questions ${questions}, answers ${answers}, votes ${votes}, scheduled posts ${schedules}.`,
    deleteMine: 'Delete my data',
    deleteServer: 'Delete all of this server',
    deleteTalk: 'Delete all of this conversation',
    sureMine: 'Delete your votes and the posts that you scheduled, in every server? There is no way back.',
    sureServer:
      'Delete all questions, answers, votes and scheduled posts of this server? Articles stay. There is no way back.',
    sureTalk: 'Delete all questions, answers and votes of this conversation? There is no way back.',
    confirm: 'Delete',
    keep: 'Keep',
    deletedMine: (count: number) => (count === 0 ? 'There was no data of yours.' : `Deleted. Records: ${count}.`),
    deletedHere: 'Deleted. Buttons under earlier answers no longer work.',
    kept: 'Nothing was deleted.',
  },
};
