/** Wording of summaries for members, in English. The other languages have the same shape. */
export const en = {
  commands: {
    'settings.usual': { name: 'usual', description: 'As in Discord’s own settings' },
    settings: {
      name: 'settings',
      description: 'What Docent does in this server, and a check of what stands in its way',
    },
    'settings.show': {
      name: 'show',
      description: 'See what is set, and check permissions, schedules, articles and the reading model',
    },
    'settings.set': { name: 'set', description: 'Language, time zone, and whether answers go into threads' },
    'settings.answer': {
      name: 'answer',
      description: 'Answer questions in a channel or forum without being mentioned, where it is sure',
    },
    'settings.ignore': { name: 'ignore', description: 'Channels and members that are not answered' },
    'settings.language': { name: 'language', description: 'The language of answers to messages' },
    'settings.zone': {
      name: 'zone',
      description: 'The time zone of schedules: a city, an IANA name or an abbreviation',
    },
    'settings.threads': { name: 'threads', description: 'Answers to messages go into a thread' },
    'settings.pointBack': {
      name: 'point-back',
      description: 'Asked again within an hour: point to the answer above instead',
    },
    'settings.channel': { name: 'channel', description: 'Which channel or forum' },
    'settings.on': { name: 'on', description: 'On or off' },
    'settings.member': { name: 'member', description: 'Which member' },
    'summary.tags': { name: 'tags', description: 'For a forum: the post’s tags, parted by commas' },
    'summary.publish': {
      name: 'publish',
      description: 'For an announcement channel: publish it to all channels that follow',
    },
    'summary.read': { name: 'read', description: 'The article in a few of its own sentences; only you see it' },
  },
  sumUp: {
    inShort: (shown: number, all: number) => `In short: ${shown} of ${all} statements, the ones that say most.`,
    nothing: 'There is nothing here to sum up.',
    choose: 'Sum up an article …',
  },
  quizzing: {
    yours: 'Only you see this: end the quiz when you like.',
    revealed: 'Everyone sees the answer now.',
  },
  posts: {
    dates: 'Coming:',
    ask: 'Ask',
    readOn: 'Read on',
    askTitle: 'Ask the article',
    question: 'Your question',
    notPublished: (reason: string) => `It was not published to the channels that follow. ${reason}`,
    noAnnouncements: (where: string) =>
      `${where} is no announcement channel: leave “publish” out, or choose another channel.`,
    tagWanted: (where: string, tags: string) =>
      `Posts in ${where} need a tag. Choose one with the option “tags”: ${tags}`,
    noSuchTag: (where: string, tag: string) =>
      `${where} has no tag “${tag}”. Choose one from the list that opens while you type.`,
  },
  again: {
    above: (link: string) => `This was answered here within the last hour: ${link}`,
    anyway: 'Answer anyway',
    line: 'Points to the answer above when asked again:',
    notKept: 'No questions are kept here (QUESTION_RETENTION_DAYS is 0), so I cannot know what was asked before.',
  },
  settings: {
    changed: 'Done. This is how it is now:',
    noSuchZone: (zone: string) =>
      `“${zone}” is no time zone that I know. Try a city, such as Berlin, or a name such as America/New_York.`,
    ignoreWhom: 'Say what to ignore: a channel, a member, or both.',
    kept: '**Settings:** language, time zone, channels and members that moderators chose, encrypted, until they are deleted.',
    lines: {
      language: 'Language of answers to messages:',
      zone: 'Time zone:',
      threads: 'Answers in threads:',
      answersIn: 'Answers without a mention in:',
      ignored: 'Ignored:',
      usual: 'as set in Discord for the server',
      yes: 'yes',
      no: 'no',
      nowhere: 'no channel',
      nobody: 'nobody',
    },
    check: {
      title: 'Check',
      permissions: 'I lack permissions:',
      permissionsFine: (count: number) => `Permissions: nothing is lacking, in ${count} channels.`,
      schedules: 'Scheduled posts that cannot be made:',
      schedulesFine: (count: number) => `Scheduled posts: ${count}, nothing is in their way.`,
      articles: 'Articles that I could not read, or found empty:',
      articlesFine: (count: number) => `Articles: ${count}, all read.`,
      readerWorks: 'The reading model works.',
      readerOff: 'The reading model is switched off.',
      readerAbsent:
        'The reading model does not work: I answer by words alone. Whoever runs me finds the cause in the log.',
      threadsNeedMention:
        'In threads, too, I may only read what mentions me: who asks on there mentions me, or uses *Options* → *Follow-up*. With MESSAGE_CONTENT=true that would not be needed.',
      noMessageContent:
        'I may not read messages that do not mention me: whoever runs me must grant the message content intent and set MESSAGE_CONTENT=true.',
    },
  },
  welcome: {
    hello:
      'Hello! I answer questions about an article **with the article’s own words**, or say honestly that it does not cover them.',
    holds: 'I know',
    tryThese: 'Try',
    ownArticles: (add: string) =>
      `Moderators add the server’s own articles with ${add}: from a file, a web page or pasted text.`,
  },
};
