import { allOf, anyOf, dayIn, languageNames } from '../listing.ts';
import type { ProblemDetails } from '../wording.ts';

/** By what is wrong with a document. */
const unreadable: Readonly<Record<string, string>> = {
  password: 'That document is protected by a password. Save it without one.',
  scan: 'The pages of that document are pictures, as a scanner makes them. Have its text recognised (OCR), and save it again.',
  damaged:
    'That document is damaged, or of another kind than its name says. Open it, save it again, and try that file.',
  'no-text': 'That file is no text that I know. Save it as text or Markdown in UTF-8.',
  'too-long': 'That document is too long for me. Split it into several.',
  slow: 'Reading that document takes too long. Split it into several, or save it as plain text.',
};

/** Wording of answers, errors and /ask, in English. The other languages have the same shape. */
export const en = {
  commands: {
    ask: { name: 'ask', description: 'Ask the article a question; it answers in its own words' },
    'ask.question': { name: 'question', description: 'What you want to know' },
    'ask.for': { name: 'for', description: 'Whom you ask for; they are named, not pinged' },
    'ask.private': { name: 'private', description: 'Only you see the answer' },
    'ask.article': { name: 'article', description: 'Ask this article only' },
  },
  answer: {
    unsure: 'Not sure that this answers it.',
    notCovered: 'The article does not cover this.',
    writtenIn: (languages: readonly string[]) =>
      `The article is in ${languageNames('en', languages)}: please ask in that language.`,
    nothingAbout: (things: readonly string[]) => `Nothing about ${anyOf('en', things)}.`,
    quoted: (word: string) => `“${word}”`,
    covers: 'It covers:',
    moreHeadings: (count: number) => `… and ${count} more`,
    preceding: 'just before',
    readAs: (from: string, to: string) => `Read “${from}” as “${to}”.`,
    noQuestion: 'Ask me something about the article, for example with a few words from it.',
    untitled: 'Untitled article',
  },
  /** Where a server has more than one article. */
  several: {
    library: (count: number, names: readonly string[], left: number) =>
      `${count} articles: ${allOf('en', left > 0 ? [...names, `${left} more`] : names)}`,
    others: '`/article` finds the others.',
    notCovered: 'None of the articles covers this.',
    writtenIn: (languages: readonly string[]) =>
      `The articles are in ${languageNames('en', languages)}: please ask in one of these.`,
    noQuestion: 'Ask me something about the articles, for example with a few words from one.',
    greeting: 'Hello! Ask me anything about these articles.',
    help: 'I answer questions about these articles in their own words. Use /ask with a question or a few words.',
    intro: 'I answer questions about these articles with their own words.',
    hello:
      'Hello! I answer questions about several articles **with their own words**, or say honestly that they do not cover them.',
    which: 'Which article do you mean?',
    sameNumber: 'Several articles have this number.',
    nothingFound: 'I found nothing like that. Pick a suggestion while you type, or choose an article:',
    choose: 'Choose an article …',
    notFound: 'Not found in the articles',
  },
  whole: {
    title: (title: string) => `The article is “${title}”.`,
    author: (author: string) => `It was written by ${author}.`,
    noAuthor: 'The article does not say who wrote it.',
    date: (date: string) => `It was published on ${dayIn('en', date)}.`,
    noDate: 'The article does not say when it was published.',
    source: (address: string) => `It comes from ${address}.`,
    noSource: 'The article does not say where it comes from.',
    length: (sections: number, claims: number, words: number) =>
      `Sections: ${sections}. Statements: ${claims}. Words: about ${words}.`,
    sections: 'Its sections:',
  },
  smalltalk: {
    greeting: 'Hello! Ask me anything about the article.',
    thanks: 'You are welcome.',
    bye: 'See you.',
    help: 'I answer questions about the article in its own words. Use /ask with a question or a few words.',
  },
  errors: {
    unforeseen: (id: string) =>
      `Something went wrong on my side. If it happens again, tell the server’s team this number: ${id}`,
    cooldown: (seconds: number) => `You are quick! Ask again in ${seconds} s.`,
    busy: 'I am answering very many questions right now. Please ask again in a moment.',
    notAllowed: 'You need the Manage Messages permission here to do that.',
    switchedOff: 'This server’s team has switched this off for you, or in this channel.',
    outdated: 'This button is from an older version of me. Please ask again with /ask.',
    unknownCommand: 'I do not know this command any more. Please try again in a minute.',
  },
  /** What a `UserError` says to a member, by its code. */
  problems: {
    ARTICLE_UNREADABLE: ({ trouble, known }: ProblemDetails) =>
      known === undefined
        ? (unreadable[String(trouble)] ?? 'I cannot read that article. Try it as a text or Markdown file in UTF-8.')
        : `I do not know that kind of file. I read: ${known}`,
    ARTICLE_EMPTY: ({ place }: ProblemDetails) =>
      place === undefined
        ? 'That document is empty: there is no text in it.'
        : 'I found nothing to quote in that document, only titles, menus and the like. Write each statement as a sentence or a list item, under headings.',
    ARTICLE_UNKNOWN: 'That article, or that part of it, is not here any more. See /article.',
    ARTICLE_DUPLICATE: 'There is an article of that name already.',
    ARTICLE_TOO_LONG: ({ most, claims }: ProblemDetails) =>
      `An article may have ${most} statements at most; this one has ${claims}. Cut it into several.`,
    LIBRARY_FULL: ({ most }: ProblemDetails) =>
      `A library holds ${most} articles at most. Remove one first: /library remove.`,
    LIBRARY_CHANGED: 'Somebody has changed this article meanwhile. Look at it again.',
    CHECKS_FULL: ({ most }: ProblemDetails) =>
      `This article has ${most} check questions, the most I keep. Remove some with /library checks.`,
    TEACHING_UNKNOWN: 'That was taken out meanwhile, or changed. See /library taught.',
    TEACHING_FULL: ({ most }: ProblemDetails) =>
      `A server can teach me ${most} things at most. Take one out first: /library taught.`,
    TEACHING_EMPTY: 'I need at least one question, and an answer to it.',
    TERM_INVALID: 'I need a term and what it means, in two different words.',
    DRAFT_OVER: 'This was done or cancelled already, or is more than a day old.',
    CANNOT_POST: 'I lack permissions in that channel.',
    CHANNEL_GONE: 'That channel is gone, or I cannot see it any more.',
    NOTHING_KEPT: 'No questions are kept here (QUESTION_RETENTION_DAYS is 0), so there is nothing to count.',
    THREAD_LOCKED: 'That thread is locked.',
    THREAD_ARCHIVED: 'That thread is archived: nothing in it can be changed until somebody writes there again.',
    MESSAGE_GONE: 'That message is gone.',
    PINS_FULL: 'The channel has as many pins as Discord allows: unpin one first.',
    THREADS_FULL: 'There are as many open threads as Discord allows: close one first.',
    POST_BLOCKED: 'This server’s AutoMod stopped my message.',
    STORE_BUSY: 'I cannot save that just now. Please try again in a moment.',
    URL_INVALID: 'That is no address of a web page. Give one that begins with https://, without a password or a port.',
    URL_PRIVATE:
      'I fetch pages of the public internet only, and that address leads somewhere else. Attach the document as a file instead.',
    URL_UNREACHABLE: 'That page does not answer as it should. Check the address, or try again later.',
    URL_TOO_LARGE: ({ mostMegabytes }: ProblemDetails) =>
      `That page is larger than the ${mostMegabytes} MB that I may fetch.`,
    URL_TOO_SLOW: 'That page took too long to answer. Try again later, or attach the document as a file.',
    URL_GONE: 'There is nothing at that address, or nothing any more.',
    URL_REFUSED: 'That website does not let me read the page. Save it, and attach it as a file.',
    URL_NOT_A_DOCUMENT:
      'There is no document with text at that address. I read web pages, text, Markdown, PDF and Word documents.',
    FILE_UNREACHABLE: 'I could not get that file from Discord. Try it again.',
    FILE_TOO_LARGE: ({ mostMegabytes }: ProblemDetails) =>
      `That file is larger than the ${mostMegabytes} MB that I may read.`,
    FILE_GONE: 'Discord does not have that file any more. Attach it again.',
    FILE_NOT_A_DOCUMENT:
      'That file is no document with text. I read web pages, text, Markdown, PDF and Word documents.',
    STORE_UNREACHABLE: 'I cannot get at my records just now. Please try again in a moment.',
    EXPORT_INVALID: 'That is no file that /library export made, or a damaged one.',
    EXPORT_NEWER: 'That file is from a newer version of me. Ask whoever runs me to update me.',
    forOperator: (code: string) => `Something has to be fixed by whoever runs me. Tell them this word: ${code}`,
  },
};
