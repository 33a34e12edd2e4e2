import { access, constants, stat } from 'node:fs/promises';
import { done, type Answer } from '../answer.ts';
import type { MakeConnector } from '../connector.ts';

const canUse = async (folder: string, mode: number): Promise<boolean> => {
  try {
    if (!(await stat(folder)).isDirectory()) return false;
    await access(folder, mode);
    return true;
  } catch {
    return false;
  }
};

/** A watched folder answers when it is there: a USB stick that was pulled out does not. Its files are read by the watch on it. */
export const makeFolder: MakeConnector = ({ settings }) => ({
  ping: async (): Promise<Answer<{ readonly theirTime: null }>> => {
    const { folderIn = '', folderOut = '' } = settings;
    const there = (await canUse(folderIn, constants.R_OK)) && (folderOut === '' || (await canUse(folderOut, constants.W_OK)));
    return there ? done({ theirTime: null }) : { kind: 'no_answer', why: 'unreachable', maybeDone: false };
  },
});
