import type { Words } from '../../words.ts';
import type { taskRefusals as zh } from '../../zh-CN/refusals/tasks.ts';

export const taskRefusals: Words<typeof zh> = {
  unknown: { what: 'There is no such task.', todo: 'The list is up to date now; look again.' },
  ended_already: { what: 'Somebody has finished this task already.', todo: 'See what came of it; there is nothing left to do.' },
};
