import type { signIn as zh } from '../zh-CN/sign-in.ts';
import type { Words } from '../words.ts';

export const signIn: Words<typeof zh> = {
  title: 'Who is at Backroom?',
  people: 'Choose your name',
  pin: 'PIN',
  pinOf: 'PIN of {{name}}',
  enter: 'Sign in',
  clear: 'Clear',
  erase: 'Backspace',
  locked: 'locked until {{time}}',
  lockedLong: '{{name}} is locked until {{time}} ({{left}} left) after wrong PINs. The manager can unlock it under Settings · Staff.',
  hints: 'Arrow keys choose · digits type · Enter signs in',
  switchTitle: 'Sign in as somebody else',
  stay: 'Stay',
  nobody: 'No staff yet',
};
