import type { Sample } from './protocol.ts';

/** What a first visitor can ask in one click, of the article that Docent comes with. */
export const samples: readonly Sample[] = [
  'How much does Russia trade with Afghanistan?',
  'Who was the first diplomat to meet with the Taliban?',
  'Who won the last football World Cup?',
].map((question) => ({ command: 'ask', options: { question } }));
