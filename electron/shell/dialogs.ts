import { BrowserWindow, dialog, shell, type OpenDialogOptions } from 'electron';
import type { FileKind, Host } from '../ipc/host.ts';

const filters: Readonly<Record<FileKind, NonNullable<OpenDialogOptions['filters']>>> = {
  copy: [{ name: '后仓备份 Backroom copy', extensions: ['db', 'age', 'backroom'] }, { name: '*', extensions: ['*'] }],
  orders: [{ name: '订单导出 Order exports', extensions: ['csv', 'xlsx', 'xls', 'txt', 'tsv'] }, { name: '*', extensions: ['*'] }],
  stock: [{ name: '库存表 Stock list', extensions: ['csv', 'xlsx', 'xls', 'txt', 'tsv'] }, { name: '*', extensions: ['*'] }],
  template: [{ name: '打印模板 Print template', extensions: ['json'] }, { name: '*', extensions: ['*'] }],
  picture: [{ name: '图片 Picture', extensions: ['png', 'jpg', 'jpeg'] }],
};

const ask = async (options: OpenDialogOptions): Promise<string[]> => {
  const window = BrowserWindow.getFocusedWindow();
  const answer = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return answer.canceled ? [] : answer.filePaths;
};

export const dialogs: Pick<Host, 'chooseFiles' | 'chooseFolder' | 'chooseSaveFile' | 'showInFolder'> = {
  chooseFiles: (kind, many) => ask({ filters: filters[kind], properties: many ? ['openFile', 'multiSelections'] : ['openFile'] }),
  chooseFolder: async () => (await ask({ properties: ['openDirectory', 'createDirectory'] }))[0] ?? null,
  chooseSaveFile: async (suggestion) => {
    const answer = await dialog.showSaveDialog({ defaultPath: suggestion });
    return answer.canceled || answer.filePath === '' ? null : answer.filePath;
  },
  showInFolder: (file) => {
    shell.showItemInFolder(file);
  },
};
