import { create } from 'zustand';
import type { Refusal } from '../../shared/domain/result.ts';
import { backroom } from '../api/client.ts';
import { go } from './navigation.ts';

/** Why the last reading could not even begin; the import screen shows it. */
export const useIntakeStart = create<{ readonly refusal: Refusal | undefined }>()(() => ({ refusal: undefined }));

export const readPaths = async (paths: readonly string[]): Promise<void> => {
  useIntakeStart.setState({ refusal: undefined });
  go('intake');
  const answer = await backroom.intake.read({ paths: [...paths] });
  if (!answer.ok) useIntakeStart.setState({ refusal: answer.refusal });
};

/** Reads dropped files for a preview and shows the import screen. */
export const readFiles = (files: readonly File[]): Promise<void> =>
  readPaths(files.map((file) => backroom.pathOfDroppedFile(file)).filter((path) => path !== ''));

/** Asks for files in the system's dialog and reads them. */
export const chooseAndRead = async (): Promise<void> => {
  const chosen = await backroom.intake.chooseFiles();
  if (!chosen.ok) {
    useIntakeStart.setState({ refusal: chosen.refusal });
    go('intake');
  } else if (chosen.value.length > 0) await readPaths(chosen.value);
};
