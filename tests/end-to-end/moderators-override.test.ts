import { ApplicationCommandPermissionType as Kind } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { startDocent } from '../support/docent.ts';
import { written } from '../support/members-support.ts';

it('lets whom a server’s admins gave the command go all the way, and nobody else', async () => {
  const { discord } = await startDocent();
  const { alice, bob, general } = discord.ids;
  expect((await discord.as(bob).command('summary post').reply()).content).toContain('Manage Messages');
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
  const { alice, guild } = discord.ids;
  discord.overrideCommand('quiz', [{ id: guild, type: Kind.Role, permission: true }]);
  const quiz = await discord.as(alice).command('quiz').reply();
  expect(written(quiz)).toContain('🧩 Which words are missing?');
  const ofHers = await expect
    .poll(() =>
      discord
        .as(alice)
        .sees(discord.ids.general)
        .find(({ ephemeral }) => ephemeral),
    )
    .toBeDefined()
    .then(() =>
      discord
        .as(alice)
        .sees(discord.ids.general)
        .find(({ ephemeral }) => ephemeral),
    );
  if (ofHers === undefined) throw new Error('Whoever has the command is given the button.');

  // Taken back between quiz and click.
  discord.overrideCommand('quiz', []);
  const refused = await discord.as(alice).click(ofHers, 'Reveal to all').reply();
  expect(written(refused)).toContain('Manage Messages');
  discord.overrideCommand('quiz', [{ id: guild, type: Kind.Role, permission: true }]);
  await discord.as(alice).click(ofHers, 'Reveal to all').reply();
  const told = discord
    .as(alice)
    .sees(discord.ids.general)
    .find(({ id }) => id === quiz.id);
  expect(told && written(told)).toContain('The answer');
});
