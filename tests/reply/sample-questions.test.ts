import { describe, expect, test } from 'vitest';
import type { Section } from '../../src/article/article-model.ts';
import { action } from '../../src/bot/action.ts';
import { makeArticle } from '../../src/article/make-article.ts';
import { questionDialog } from '../../src/reply/question-dialog.ts';
import { sampleQuestions } from '../../src/reply/sample-questions.ts';

const claims = [{ id: '1.1', text: 'Bees store honey.' }];
const about = (...sections: readonly Section[]) => makeArticle({ id: 'a', title: 'Bees', language: 'en', sections });

describe('what can be asked of articles', () => {
  test('are the questions that they answer, then their headings, the narrowest of several', () => {
    const bees = about(
      { heading: 'Honey', claims },
      {
        heading: 'Bees › Hives › Who lives there?',
        path: ['Bees', 'Hives', 'Who lives there?'],
        question: 'Who lives *there*?',
        claims,
      },
    );
    const wasps = about({ heading: 'Nests', question: ' Where do\nwasps live? ', claims });
    expect(sampleQuestions([bees, wasps], 9)).toEqual([
      'Who lives *there*?',
      'Where do wasps live?',
      'Honey',
      'Who lives there?',
      'Nests',
    ]);
  });

  test('are as many as wanted, each once, and none of a section that says nothing or has no name', () => {
    const bees = about(
      { heading: 'Nothing yet', question: 'What is there?', claims: [] },
      { heading: 'Honey', claims },
      { heading: ' \u200B', question: ' ', claims },
      { heading: 'Honey', claims },
      { heading: 'Wax', claims },
      { heading: 'Hives', claims },
    );
    expect(sampleQuestions([bees], 9)).toEqual(['Honey', 'Wax', 'Hives']);
    expect(sampleQuestions([bees], 2)).toEqual(['Honey', 'Wax']);
    expect(sampleQuestions([], 2)).toEqual([]);
  });

  test('are cut to 90 characters, and those that need not be cut come first', () => {
    const [long, whole] = ['x'.repeat(91), 'y'.repeat(90)];
    const bees = about({ heading: long, claims }, { heading: whole, claims });
    expect(sampleQuestions([bees], 2)).toEqual([whole, `${'x'.repeat(89)}…`]);
  });
});

describe('the dialog in which a member asks', () => {
  const customId = action('again', {}).id({});
  const asked = { customId, title: 'Ask', label: 'Your question', placeholder: 'Who built it?' };
  const field = { type: 4, custom_id: 'question', style: 1, max_length: 1000, required: true };
  const dialog = (component: object) => ({
    kind: 'modal',
    modal: { custom_id: '1:again', title: 'Ask', components: [{ type: 18, label: 'Your question', component }] },
  });

  test('has one line to fill in, which shows what can be asked', () => {
    expect(questionDialog(asked)).toEqual(dialog({ ...field, placeholder: 'Who built it?' }));
  });

  test('shows at most 100 characters there, and nothing where there is nothing', () => {
    const shown = (placeholder: string) => questionDialog({ ...asked, placeholder });
    expect(shown('x'.repeat(100))).toEqual(dialog({ ...field, placeholder: 'x'.repeat(100) }));
    expect(shown('x'.repeat(101))).toEqual(dialog({ ...field, placeholder: `${'x'.repeat(99)}…` }));
    expect(shown('')).toEqual(dialog(field));
  });
});
