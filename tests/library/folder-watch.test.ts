import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import type { ArticleFolder } from '../../src/article/folder/article-folder.ts';
import { FolderWatch } from '../../src/library/folder-watch.ts';
import { articleOf } from '../article/comparing/article-texts.ts';

const articles = [articleOf([['Bees', 'Bees make honey.']])];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(everyMs?: number) {
  const refresh = vi.fn<ArticleFolder['refresh']>(() => Promise.resolve(undefined));
  const setFolder = vi.fn<(articles: readonly Article[]) => Promise<void>>(() => Promise.resolve());
  const fail = vi.fn();
  const folder = { refresh } as unknown as ArticleFolder;
  const watch = new FolderWatch(folder, { setFolder }, fail, ...(everyMs === undefined ? [] : [everyMs]));
  return { watch, refresh, setFolder, fail };
}

it('looks again and again, and puts into the library only what has changed', async () => {
  const { watch, refresh, setFolder } = watched(100);
  watch.start();
  await vi.advanceTimersByTimeAsync(99);
  expect(refresh).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(refresh).toHaveBeenCalledTimes(1);
  refresh.mockResolvedValueOnce(articles);
  await vi.advanceTimersByTimeAsync(100);
  expect(setFolder.mock.calls).toEqual([[articles]]);
  await vi.advanceTimersByTimeAsync(100);
  expect(refresh).toHaveBeenCalledTimes(3);
  expect(setFolder).toHaveBeenCalledTimes(1);
  await watch.stop();
});

it('looks every second unless it is told otherwise', async () => {
  const { watch, refresh } = watched();
  watch.start();
  await vi.advanceTimersByTimeAsync(999);
  expect(refresh).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(refresh).toHaveBeenCalledTimes(1);
  await watch.stop();
});

it('goes on after what nobody foresaw, and tells of it', async () => {
  const { watch, refresh, setFolder, fail } = watched(100);
  const broken = new Error('no such disk');
  refresh.mockRejectedValueOnce(broken).mockResolvedValueOnce(articles);
  setFolder.mockRejectedValueOnce(broken);
  watch.start();
  await vi.advanceTimersByTimeAsync(200);
  expect(fail.mock.calls).toEqual([[broken], [broken]]);
  await vi.advanceTimersByTimeAsync(100);
  expect(refresh).toHaveBeenCalledTimes(3);
  await watch.stop();
});

it('rests longer where a look takes long', async () => {
  const { watch, refresh } = watched(100);
  refresh.mockImplementationOnce(() => new Promise((resolve) => setTimeout(() => resolve(undefined), 50)));
  watch.start();
  await vi.advanceTimersByTimeAsync(150);
  await vi.advanceTimersByTimeAsync(999);
  expect(refresh).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(refresh).toHaveBeenCalledTimes(2);
  await watch.stop();
});

it('stops, once what is under way is done, and looks no more', async () => {
  const { watch, refresh, setFolder } = watched(100);
  const looking = Promise.withResolvers<typeof articles>();
  refresh.mockReturnValueOnce(looking.promise);
  watch.start();
  await vi.advanceTimersByTimeAsync(100);
  let isOver = false;
  const stopped = watch.stop().then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(isOver).toBe(false);
  looking.resolve(articles);
  await stopped;
  expect(setFolder).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(refresh).toHaveBeenCalledTimes(1);

  const before = watched(100);
  before.watch.start();
  await before.watch.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(before.refresh).not.toHaveBeenCalled();
});
