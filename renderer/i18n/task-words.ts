import i18next from 'i18next';
import type { TaskRow } from '../../shared/contract/tasks.ts';
import { paramsInWords } from './refusal-words.ts';

/** What a task asks for, in one line of the window's language. */
export const taskWords = (task: Pick<TaskRow, 'code' | 'params'>): string => {
  const given = paramsInWords(task.params);
  // What a cause did not say leaves no trace of its place in the sentence.
  const words = i18next.t(`tasks:code.${task.code}` as 'tasks:code.own', { goods: '', text: '', courier: '', number: '', payer: '', amountFen: '', ...given });
  return words.replace(/ — $/, '').trim();
};

/** What was added in a person's own words; empty = nothing. */
export const taskNote = (task: Pick<TaskRow, 'params'>): string => String(task.params['note'] ?? '');
