import { ApplicationCommandPermissionType as Kind } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { startDocent } from '../support/docent.ts';
import { written } from '../support/members-support.ts';

it('lets whom a server’s admins gave the command go all the way, and nobody else', async () => {
  const { discord } = await startDocent();
  const { alice, bob, general } = discord.ids;
  expect(() => discord.as(bob).command('summary post')).toThrow('is not offered to bob here');
  discord.overrideCommand('summary', [{ id: bob, type: Kind.User, permission: true }]);

  const preview = await discord.as(bob).command('summary post', { section: '2' }).reply();
  const done = await discord.as(bob).click(preview, 'Post').reply();
  expect(written(done)).toMatch(/^Posted in <#\d+>: https:/);

  // Taken back between preview and click: the button is as good as the command.
  const second = await discord.as(bob).command('summary post', { section: '1' }).reply();
  discord.overrideCommand('summary', [{ id: bob, type: Kind.User, permission: false }]);
  const refused = await discord.as(bob).click(second, 'Post').reply();
  expect(written(refused)).toContain('Manage Messages');
  expect(refused.ephemeral).toBe(true);
  const titles = discord
    .as(alice)
    .sees(general)
    .flatMap((each) => /^### (\d)/m.exec(written(each))?.[1] ?? []);
  expect(titles).toEqual(['2']);
});

it('asks for the role, not for the member, where the admins chose a role', async () => {
  const { discord } = await startDocent();
  const { alice, guild, moderator } = discord.ids;
  discord.overrideCommand('quiz', [{ id: guild, type: Kind.Role, permission: true }]);
  const quiz = await discord.as(alice).command('quiz').reply();
  expect(written(quiz)).toContain('🧩 Which words are missing?');
  const told = await discord.as(alice).click(quiz, 'Reveal to all').reply();
  expect(written(told)).toContain('The answer');

  discord.overrideCommand('quiz', []);
  const next = await discord.as(moderator).command('quiz').reply();
  const refused = await discord.as(alice).click(next, 'Reveal to all').reply();
  expect(written(refused)).toContain('Manage Messages');
});
