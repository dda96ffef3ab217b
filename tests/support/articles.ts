import { makeArticle } from '../../src/article/make-article.ts';
import type { Article } from '../../src/article/article-model.ts';

/** An article whose one section takes several pages, and whose first claim is longer than a page. */
export const long: Article = {
  id: 'long',
  title: 'A walk along the river',
  author: 'Ada Long',
  language: 'en',
  sections: [
    {
      heading: 'From the spring to the sea',
      claims: [
        { id: '1.1', text: Array.from({ length: 400 }, (_, at) => `bend${at}`).join(' ') },
        ...Array.from({ length: 30 }, (_, at) => ({
          id: `1.${at + 2}`,
          text: `At mile ${at + 1} the river passes the village of Number${at + 1}, where a bridge of ${at + 3} arches stands.`,
        })),
      ],
    },
  ],
};

/** Its id is longer than a custom id, and full of what one cannot hold. */
export const longId: Article = {
  id: `a:strange%id/${'x'.repeat(200)}`,
  title: 'Bees of the north',
  language: 'en',
  sections: [
    {
      heading: '',
      claims: [
        { id: '1.1', text: 'Bumblebees fly at lower temperatures than honeybees.' },
        { id: '1.2', text: 'They shiver to warm their muscles.' },
      ],
    },
  ],
};

type Sections = Readonly<Record<string, readonly (string | readonly [label: string, text: string])[]>>;

function numbered(id: string, title: string, author: string, sections: Sections): Article {
  return makeArticle({
    id,
    title,
    author,
    language: 'en',
    sections: Object.entries(sections).map(([heading, claims], index) => ({
      heading,
      claims: claims.map((claim, at) => {
        const [label, text] = typeof claim === 'string' ? [undefined, claim] : claim;
        return { id: `${index + 1}.${at + 1}`, text, ...(label !== undefined && { label }) };
      }),
    })),
  });
}

/** A library as a server might have it: two of the four count rules, and both have a fourth. */
export const fourArticles: readonly Article[] = [
  numbered('server-rules', 'Server rules', 'The moderators', {
    Conduct: [
      ['1.', 'Be kind to each other.'],
      ['2.', 'No insults, whatever the reason.'],
      ['3.', 'Speak English in the main channels.'],
      ['4.', 'No spam: more than five messages in a minute are deleted.'],
    ],
    Penalties: ['A first warning lapses after 30 days.', 'Three warnings lead to a ban of one week.'],
  }),
  numbered('game-rules', 'Rules of the game', 'Ada North', {
    Play: [
      ['1.', 'Each player draws five cards.'],
      ['2.', 'The youngest player begins.'],
      ['3.', 'A player who cannot move passes.'],
      ['4.', 'Cards that were played stay on the table until the end of the round.'],
    ],
    Scoring: ['A round is worth 20 points.', 'Whoever has 100 points first wins the game.'],
  }),
  numbered('bees', 'Bees of the north', 'Lena Holm', {
    'How they keep warm': ['Bumblebees shiver to warm their muscles.', 'They fly from eight degrees on.'],
    'Where they live': ['Most species nest in the ground.', 'A nest holds up to 400 bees.'],
  }),
  numbered('fair', 'Summer fair 2026', 'The committee', {
    'When and where': [
      'The fair opens on 12 June at ten in the morning.',
      'It takes place in the park by the river.',
      'A warning of storms closes the fair at once.',
    ],
    Tickets: ['A ticket costs 8 euros, for children 3 euros.', 'Tickets bought at the gate cost 2 euros more.'],
  }),
];

/** As many articles as no menu of Discord's holds, each with one heading and one claim in common. */
export function manyArticles(count: number): readonly Article[] {
  return Array.from({ length: count }, (_, at) =>
    numbered(`story-${at}`, `Story number ${at}`, `Author ${at}`, {
      'How it begins': [`The lamp in house ${at} is lit.`, 'Nobody comes.'],
      'How it ends': ['The lamp goes out.'],
    }),
  );
}

/** The same as Markdown files, by their names. */
export const fourFiles: ReadonlyMap<string, string> = new Map(
  fourArticles.map(({ id, title, author = '', sections }) => {
    const parts = sections.map(({ heading, claims }) =>
      [`## ${heading}`, '', ...claims.map(({ label = '-', text }) => `${label} ${text}`), ''].join('\n'),
    );
    return [`${id}.md`, `---\nauthor: ${author}\n---\n\n# ${title}\n\n${parts.join('\n')}`];
  }),
);
