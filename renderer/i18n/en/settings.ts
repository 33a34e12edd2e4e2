import type { settings as zh } from '../zh-CN/settings.ts';
import type { Words } from '../words.ts';

export const settings: Words<typeof zh> = {
  title: '',
};
