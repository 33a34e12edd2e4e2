import type { firstRun as zh } from '../zh-CN/first-run.ts';
import type { Words } from '../words.ts';

export const firstRun: Words<typeof zh> = {
  title: '',
};
