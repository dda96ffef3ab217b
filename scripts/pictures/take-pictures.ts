import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import {
  composerOf,
  hashOfPicture,
  pictureFile,
  type PictureRecord,
  pictureRecords,
  pictureScenes,
  pictureWidth,
  playScene,
  type Scene,
  wordsShown,
} from './picture-scenes.ts';
import { runCli } from '../../src/cli/run-cli.ts';

/** Makes the pictures in docs/, light and dark, and notes what they show: a test says once Docent says something else. */

/** Makes the page so high that the last message is seen whole, and the one above it not at all. */
async function fit(page: Page): Promise<void> {
  const [message, list, main] = await Promise.all(
    [page.getByRole('article').last(), page.locator('.scroller'), page.locator('body')].map((one) => one.boundingBox()),
  );
  if (message == null || list == null || main == null) throw new Error('There is nothing to be seen.');
  const around = main.height - list.height;
  await composerOf(page).focus();
  await page.setViewportSize({ width: pictureWidth, height: Math.ceil(around + message.height + 28) });
  await page.evaluate('document.querySelector(".scroller").scrollTop = 1e6');
}

/** Emoji as they look on most machines, whatever this one has. */
async function addEmoji(page: Page): Promise<void> {
  const css = createRequire(import.meta.url).resolve('@infolektuell/noto-color-emoji/index.css');
  const faces = (await readFile(css, 'utf8')).matchAll(/url\(([^)]+\.woff2)\)[^}]*unicode-range: ([^;]+);/g);
  for (const [, file = '', unicodeRange = ''] of faces) {
    const base64 = (await readFile(join(dirname(css), file))).toString('base64');
    await page.evaluate(`(async () => {
      const bytes = Uint8Array.from(atob('${base64}'), (character) => character.codePointAt(0));
      const face = new FontFace('Noto Color Emoji', bytes, { unicodeRange: '${unicodeRange.replaceAll(/\s+/g, ' ')}' });
      document.fonts.add(await face.load());
    })()`);
  }
}

/** Takes a picture; gives the words that it shows. */
async function picture(browser: Browser, scene: Scene, colorScheme: 'light' | 'dark'): Promise<readonly string[]> {
  return playScene(browser, scene, { colorScheme, arrange: addEmoji }, async (page) => {
    const words = await wordsShown(page, scene);
    if (scene.height === undefined && scene.isApart !== true) await fit(page);
    await page.mouse.move(0, 0);
    // The marks of what has just been clicked go.
    await page.waitForTimeout(500);
    const shown = scene.isApart === true ? page.getByRole('article') : page;
    await shown.screenshot({ path: pictureFile(scene.name, colorScheme), animations: 'disabled' });
    return words;
  });
}

/** Without names, all of them. */
await runCli(async (only) => {
  const browser = await launchBrowser();
  const records = existsSync(pictureRecords)
    ? (JSON.parse(await readFile(pictureRecords, 'utf8')) as Record<string, PictureRecord>)
    : {};
  try {
    for (const scene of pictureScenes.filter(({ name }) => only.length === 0 || only.includes(name))) {
      const files: Record<string, string> = {};
      let words: readonly string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        words = await picture(browser, scene, colorScheme);
        const path = pictureFile(scene.name, colorScheme);
        files[basename(path)] = await hashOfPicture(path);
        process.stdout.write(`${path}\n`);
      }
      records[scene.name] = { words, files };
      await writeFile(pictureRecords, `${JSON.stringify(records, undefined, 2)}\n`);
    }
  } finally {
    await browser.close();
  }
  return 0;
});
