import type { App } from '../../src/app.ts';
import { infoOf } from '../../src/library/library-view.ts';
import { asGuildId, guildScope } from '../../src/library/ids.ts';

const dayMs = 86_400_000;

/** What members of a server asked that is asked a good deal, by what came of it. */
const refused = [
  'Who won the last football World Cup?',
  'When does the next part come out?',
  'Is there a map of all this?',
];
const unsure = ['Does Russia sell weapons there?'];

/** Keeps what was asked in a server in the last 30 days, the same each time: so many a day, fewer at weekends of a made-up week. */
export async function askBefore({ services: { store, library } }: App, guild: string): Promise<void> {
  const scope = guildScope(asGuildId(guild));
  const claims = await library.read({}, ({ articles }) =>
    articles.flatMap((article) =>
      article.sections.flatMap((section) =>
        section.claims.map(({ id: claimId }) => ({
          articleId: article.id,
          revision: infoOf(article).revision,
          claimId,
        })),
      ),
    ),
  );
  const now = Date.now();
  for (let day = 0; day < 30; day += 1) {
    const at = now - day * dayMs;
    const answered = day % 7 < 2 ? 4 : 9 + ((day * 5) % 7);
    for (let one = 0; one < answered; one += 1) {
      const claim = claims[(day * 3 + one * one) % 17];
      const kept = {
        scope,
        text: `Answered ${one}`,
        at: at - one,
        outcome: 'answered',
        claims: claim ? [claim] : [],
      } as const;
      await store.questions.add(kept);
    }
    for (let one = 0; one < (day * 3) % 4; one += 1)
      await store.questions.add({
        scope,
        text: refused[one] ?? '',
        at: at - 100 - one,
        outcome: 'refused',
        claims: [],
      });
    if (day % 3 === 0) {
      const [claim] = claims;
      const kept = {
        scope,
        text: unsure[0] ?? '',
        at: at - 200,
        outcome: 'unsure',
        claims: claim ? [claim] : [],
      } as const;
      await store.questions.add(kept);
    }
  }
}
