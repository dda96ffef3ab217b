import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/browser.ts';
import {
  type PictureRecord,
  pictureRecords,
  pictureScenes,
  playScene,
  wordsShown,
} from '../../../scripts/pictures/picture-scenes.ts';

const records = JSON.parse(readFileSync(pictureRecords, 'utf8')) as Readonly<Record<string, PictureRecord>>;

let browser: Browser | undefined;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

// Where one fails, `npm run pictures -- NAME` takes the picture anew; look at it. A reader that a busy machine keeps from its work is waited for.
test.each(pictureScenes)(
  'the picture “$name” shows what Docent says today',
  { timeout: 240_000, retry: 3 },
  async (scene) => {
    if (browser === undefined) throw new Error('There is no browser.');
    const words = await playScene(browser, scene, { colorScheme: 'dark' }, (page) => wordsShown(page, scene));
    expect(words).toEqual(records[scene.name]?.words);
  },
);
