/** What Korean writes onto the end of a word, longest first: particles, and forms of "do" and "be" after a noun. */
const ENDINGS: readonly string[] = [
  '하려면 하나요 합니까 합니다 했나요 했습니다 해야 하는 하고 하면 하기 한다 해요 되나요 됩니까 됩니다 되는 되면 된다',
  '입니까 입니다 인가요 이에요 이란 에서는 에서도 에게서 으로는 으로 까지 부터 한테 에게 께서 에서 처럼 보다 마다 조차 마저 밖에 이나',
  '이라 라고 라는 에는 에도 와의 과의 은 는 이 가 을 를 의 에 로 와 과 도 만 나 랑 들',
]
  .flatMap((endings) => endings.split(' '))
  .sort((a, b) => b.length - a.length);

/** Syllables that must be left: with fewer the ending is part of the word, as in "회의". */
const LEAST_LEFT = 2;

/** Endings that may follow one another: "들" and "에게". */
const MOST_ENDINGS = 2;

/** A Korean word without its particles: "학교에서" and "학교는" are both "학교". */
export function withoutParticles(word: string): string {
  let stem = word;
  for (let cut = 0; cut < MOST_ENDINGS; cut++) {
    const ending = ENDINGS.find((end) => stem.endsWith(end) && stem.length - end.length >= LEAST_LEFT);
    if (ending === undefined) return stem;
    stem = stem.slice(0, -ending.length);
  }
  return stem;
}
