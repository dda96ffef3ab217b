import { icon } from './dom.ts';

/** Drawn for this page; strokes and fills take the colour of the text around them. */
export const icons = {
  hash: () => icon('M10 3 8 21M16 3l-2 18M4.500 8.500h16M3.500 15.500h16'),
  thread: () => icon('M5 4v7a4 4 0 0 0 4 4h10M15 11l4 4-4 4'),
  menu: () => icon('M4 6h16M4 12h16M4 18h16'),
  close: () => icon('M6 6l12 12M18 6 6 18'),
  pin: () => icon('M9 3h6l-.500 6 3 4H6.500l3-4zM12 13v8'),
  reply: () => icon('M10 6 4 12l6 6M4.500 12H14a6 6 0 0 1 6 6v1'),
  more: () => icon('M4.500 12h1M11.500 12h1M18.500 12h1'),
  traffic: () => icon('M8 4v16M8 4 4.500 7.500M8 4l3.500 3.500M16 20V4M16 20l-3.500-3.500M16 20l3.500-3.500'),
  help: () =>
    icon('M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 17.500v.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18'),
  plus: () => icon('M12 5v14M5 12h14'),
  send: () => icon('M4 4l17 8-17 8 3-8zM7 12h8'),
  chat: () => icon('M4 5h16v11H10l-5 4v-4H4z'),
  trash: () => icon('M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13'),
  restart: () => icon('M4 12a8 8 0 1 0 2.500-5.800M4 4v4.500h4.500'),
  file: () => icon('M6 3h8l4 4v14H6zM14 3v4h4'),
  smile: () => icon('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9 10v.01M15 10v.01M8.500 14.500c2 2 5 2 7 0'),
  copy: () => icon('M8 8h11v12H8zM16 8V4H5v12h3'),
} as const;
