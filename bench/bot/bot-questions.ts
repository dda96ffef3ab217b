/** What members ask of the bundled article: answered, doubtful, refused, mistyped, in keywords, about the whole. */
const BOT_QUESTIONS: readonly string[] = [
  'How much trade does Russia do with Afghanistan?',
  'Who was the first foreign diplomat to meet the Taliban?',
  'when did the invasion of ukraine start',
  'which country funds schools',
  'drug traficking',
  'soviet projects number',
  'Did Russia evacuate its embassy?',
  'What is the Moscow format?',
  'What does Russia plan to supply to Afghanistan?',
  'Who fled Kabul with cars full of cash?',
  'How long was the US occupation?',
  'Why is Russia interested in Central Asia?',
  'Is Russia isolated?',
  'What about the pipelne?',
  'north korea',
  'who wrote this?',
  'What is this article about?',
  'What is the capital of France?',
  'How do I bake bread?',
  'Does Turkey help Afghanistan, and how?',
];

const TOPICS = [
  'trade',
  'embassy',
  'gas',
  'schools',
  'army',
  'border',
  'drugs',
  'envoy',
  'oil',
  'women',
  'refugees',
  'banks',
  'talks',
];

/** One of so few that what it finds is remembered. */
export const questionAt = (at: number): string => BOT_QUESTIONS[at % BOT_QUESTIONS.length] ?? '';

/** A question of the same kinds, another one for each number: nothing of it is remembered. */
export const newQuestionAt = (at: number): string => {
  const topics = [1, TOPICS.length].map((each) => TOPICS[Math.floor(at / BOT_QUESTIONS.length / each) % TOPICS.length]);
  return `${questionAt(at)} ${topics.join(' ')} ${at}`;
};
