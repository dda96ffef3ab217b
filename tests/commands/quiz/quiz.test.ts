import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import {
  answerQuizAction,
  quizMessage,
  revealMessage,
  revealPollAction,
  revealQuizAction,
} from '../../../commands/quiz/quiz-message.ts';
import { makeQuiz } from '../../../commands/quiz/make-quiz.ts';
import { seeded } from '../../../commands/quiz/seeded-choice.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { bundled, customIds, idOf, ids, isPrivate, messageOf, ordinary, said } from '../../support/desk.ts';
import { openModeratorsDesk } from '../../support/moderators-desk.ts';

const same = { id: '600000000000000042' };

describe('/quiz', () => {
  it('is the same for the same interaction, and of the section asked for', async () => {
    const description = async () => messageOf(await (await openModeratorsDesk()).command('quiz', {}, same)).content;
    expect(await description()).toBe(await description());
    const desk = await openModeratorsDesk();
    const quiz = await desk.command('quiz', { section: '1' }, same);
    expect(idOf(quiz, 'quiz')).toMatch(/:1\.\d-\d+-\d+:/);
    expect(isPrivate(quiz)).toBe(false);
  });

  it('says so where there is no such section or article, or nothing to ask', async () => {
    const desk = await openModeratorsDesk();
    expect(said(await desk.command('quiz', { section: '🍕' }))).toContain('no such section');
    expect(isPrivate(await desk.command('quiz', { article: 'nothing' }))).toBe(true);
    const words: Article = {
      id: 'w',
      title: 'W',
      language: 'en',
      sections: [{ heading: '', claims: [{ id: '1.1', text: 'it rains.' }] }],
    };
    const bare = await openModeratorsDesk({ articles: [words] });
    expect(said(await bare.command('quiz'))).toContain('I cannot make a quiz of this');
  });

  it('counts in its own server, and not for an article that says something else by now', async () => {
    const desk = await openModeratorsDesk();
    const id = idOf(await desk.command('quiz', {}, same), 'quiz');
    await desk.press(id);
    const elsewhere = await desk.press(id, { guildId: ids.otherGuild, permissions: ordinary });
    expect(said(elsewhere)).toMatch(/Right so far: [01] of 1/);
    const changed = bundled.map((article) => ({ ...article, title: `${article.title}!` }));
    const later = await openModeratorsDesk({ articles: changed });
    for (const action of ['quiz', 'quiz-show', 'quiz-reveal', 'quiz-tell']) {
      const parts = id.split(':');
      const pressed = [parts[0], action, ...parts.slice(2, action === 'quiz' ? 6 : 5)].join(':');
      expect(said(await later.press(pressed))).toContain('has changed since this quiz');
    }
  });

  it('has custom ids within 100 characters, whatever the numbers', () => {
    const claims = Array.from({ length: 6 }, (_, n) => ({
      id: `9999.${9990 + n}`,
      text: `${`so${n} `.repeat(350)}in ${1900 + n * 11}.`,
    }));
    const far: Article = { id: 'far', title: 'Far', language: 'en', sections: [{ heading: '', claims }] };
    const quiz = makeQuiz([far], undefined, { claim: 1_500, option: 80 }, seeded('x'));
    if (quiz === undefined) throw new Error('no quiz');
    const shown = [
      quizMessage('AAAAAAAAAAAA', quiz, messages.en),
      ...(['poll', 'buttons'] as const).map((way) =>
        revealMessage('AAAAAAAAAAAA', quiz, way, '70000000000000000001', messages.en),
      ),
    ];
    for (const id of shown.flatMap((each) => customIds(each))) {
      expect(id.length).toBeLessThanOrEqual(100);
      expect((answerQuizAction.argsOf(id) ?? revealQuizAction.argsOf(id) ?? revealPollAction.argsOf(id))?.quizId).toBe(
        'AAAAAAAAAAAA',
      );
    }
  });
});
