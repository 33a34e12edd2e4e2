import { plainText } from '../../shared/domain/printing/plain-text.ts';
import { isJsonList, isJsonObject, readExactJson, textOf, type JsonList, type JsonObject, type JsonValue } from '../../shared/domain/exact-json.ts';
import type { ComponentDialect } from './component-dialects.ts';
import type { ComponentDocument } from './component-task.ts';
import type { PrinterState } from './spooler.ts';

/** One message to print: what a component takes at once. */
export type ComponentTask = {
  readonly taskId: string;
  readonly printer: string;
  readonly documents: readonly ComponentDocument[];
  /** Place of its first document among all of the job, from 1. */
  readonly firstNumber: number;
  readonly totalNumber: number;
};

export type HeardPrinter = { readonly name: string; readonly state: PrinterState; readonly words: string; readonly isDefault: boolean };
/** `printed` and `failed` are final. */
export type TaskState = { readonly state: 'waiting' | 'printed' | 'failed'; readonly words: string };
export type Verdict = { readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly words: string } | { readonly kind: 'unclear'; readonly words: string };

const json = JSON.stringify;
const mostPrinters = 500;

/** Their words as one harmless line. */
export const heardWords = (value: JsonValue | undefined): string => [...plainText(textOf(value))].slice(0, 200).join('');

const listOf = (value: JsonValue | undefined): JsonList => (isJsonList(value) ? value : []);
const objectsIn = (value: JsonValue | undefined): readonly JsonObject[] => listOf(value).filter(isJsonObject);

export const idIn = ({ shape }: ComponentDialect, message: JsonObject): string => textOf(message[shape === 'jd' ? 'key' : 'requestID']);

const ask = (cmd: string, id: string, rest = ''): string => `{"cmd":${json(cmd)},"requestID":${json(id)},"version":"1.0"${rest}}`;

export const printersMessage = ({ shape }: ComponentDialect, id: string): string =>
  shape === 'jd' ? `{"orderType":"GET_Printers","version":"2","key":${json(id)},"parameters":{}}` : ask('getPrinters', id);

/** Names that cannot be shown and sent back as they are, are no printers. */
const isName = (name: string): boolean => name !== '' && name.length <= 200 && plainText(name) === name;

/** Null: this is no list of printers. */
export const printersIn = ({ shape }: ComponentDialect, reply: JsonObject): readonly HeardPrinter[] | null => {
  if (shape === 'jd') {
    const detail = reply['detailinfo'];
    const listed = isJsonObject(detail) ? detail['printers'] : undefined;
    if (!isJsonList(listed)) return null;
    return listed.slice(0, mostPrinters).map((one) => (isJsonObject(one) ? textOf(one['name']) : textOf(one))).filter(isName)
      .map((name) => ({ name, state: 'ready', words: '', isDefault: false }));
  }
  const listed = reply['printers'];
  if (!isJsonList(listed)) return null;
  const usual = textOf(reply['defaultPrinter']);
  return listed.slice(0, mostPrinters).flatMap((one): HeardPrinter[] => {
    const name = isJsonObject(one) ? textOf(one['name']) : textOf(one);
    if (!isName(name)) return [];
    const status = isJsonObject(one) ? heardWords(one['status']) : '';
    // Older components say nothing of a printer's state.
    const well = status === '' || /^(enable|enabled|ready|idle|normal|online)$/i.test(status);
    return [{ name, state: well ? 'ready' : /^disabled?$/i.test(status) ? 'paused' : 'trouble', words: well ? '' : status, isDefault: name === usual }];
  });
};

const cainiaoPrint = (dialect: ComponentDialect, id: string, task: ComponentTask): string => {
  const extras = Object.entries(dialect.documentExtras).map(([name, value]) => `,${json(name)}:${json(value)}`).join('');
  const documents = task.documents.map(({ documentId, contents }) => `{"documentID":${json(documentId)},"contents":[${contents.join(',')}]${extras}}`);
  return ask('print', id, `,"task":{"taskID":${json(task.taskId)},"preview":false,"printer":${json(task.printer)},"previewType":"pdf",`
    + `"firstDocumentNumber":${task.firstNumber},"totalDocumentCount":${task.totalNumber},"notifyType":["render","print"],"documents":[${documents.join(',')}]}`);
};

/** JD takes the parts of a content apart; what we do not know is not sent. */
const jdPrint = (id: string, task: ComponentTask): string => {
  const content = readExactJson(task.documents[0]?.contents[0] ?? '{}');
  const value = content.ok && isJsonObject(content.value.value) ? content.value.value : {};
  const text = (...names: string[]): string => names.map((name) => textOf(value[name])).find((one) => one !== '') ?? '';
  const source = (name: string): string => {
    const part = value[name];
    return content.ok && (isJsonObject(part) || isJsonList(part)) ? `,${json(name)}:${content.value.sourceOf(part)}` : '';
  };
  const custom = text('customTempUrl');
  return `{"orderType":"PRINT","version":"2","key":${json(id)},"parameters":{"printName":${json(task.printer)},"tempUrl":${json(text('tempUrl', 'templateURL'))},`
    + `"printData":[${json(text('printData', 'encryptedData'))}]${custom === '' ? '' : `,"customTempUrl":${json(custom)}`}${source('customData')}${source('addData')},`
    + `"dataType":${json(text('dataType') || 'app')}}}`;
};

export const printMessage = (dialect: ComponentDialect, id: string, task: ComponentTask): string =>
  dialect.shape === 'jd' ? jdPrint(id, task) : cainiaoPrint(dialect, id, task);

/** What a reply to `print` means. Only plain words count; anything else leaves the task's fate open (PR-6). */
export const verdictIn = ({ shape }: ComponentDialect, reply: JsonObject, taskId: string): Verdict => {
  const words = heardWords(reply['msg']) || heardWords(reply['message']) || heardWords(reply['detailinfo']);
  if (shape === 'jd') {
    const success = reply['success'] === true || reply['success'] === 'true';
    const failure = reply['success'] === false || reply['success'] === 'false';
    return success ? { kind: 'accepted' } : failure ? { kind: 'refused', words } : { kind: 'unclear', words: words || 'an unclear answer' };
  }
  const about = textOf(reply['taskID']);
  if (about !== '' && about !== taskId) return { kind: 'unclear', words: `an answer about ${heardWords(about)}` };
  switch (textOf(reply['status']).toLowerCase()) {
    case 'success':
      return { kind: 'accepted' };
    case 'failed':
    case 'fail':
    case 'error':
      return { kind: 'refused', words };
    default:
      return { kind: 'unclear', words: words || 'an unclear answer' };
  }
};

export const statusMessage = (id: string, taskIds: readonly string[]): string => ask('getTaskStatus', id, `,"taskID":${json(taskIds)}`);

/** One task, from what is said of its documents. */
const stateOf = (documents: readonly JsonObject[], whole: string): TaskState | null => {
  const states = documents.map((one) => textOf(one['status']).toLowerCase());
  const failing = documents.filter((_, index) => /^(failed|fail|error)$/.test(states[index] ?? ''));
  if (whole === 'failed' || failing.length > 0) {
    const words = failing.map((one) => [heardWords(one['documentID']), heardWords(one['msg']) || heardWords(one['detail'])].filter((part) => part !== '').join(' '));
    return { state: 'failed', words: words.slice(0, 5).join('; ') };
  }
  if (whole === 'printed') return { state: 'printed', words: '' };
  if (whole !== '') return { state: 'waiting', words: '' };
  if (states.length === 0) return null;
  if (states.every((state) => state === 'success')) return { state: 'printed', words: '' };
  return states.every((state) => state === 'success' || state === 'pending') ? { state: 'waiting', words: '' } : null;
};

/** What is said of tasks; a task that is not in it is not known there. Null: this is no such answer. */
export const taskStatesIn = (reply: JsonObject): ReadonlyMap<string, TaskState> | null => {
  if (!isJsonList(reply['printStatus'])) return null;
  const states = new Map<string, TaskState>();
  for (const one of objectsIn(reply['printStatus'])) {
    const state = stateOf(objectsIn(one['detailStatus']), '');
    if (state !== null) states.set(textOf(one['taskID']), state);
  }
  return states;
};

/** A message that a task was rendered, printed or failed; null = something else. */
export const pushedIn = ({ push }: ComponentDialect, message: JsonObject): { readonly taskId: string; readonly state: TaskState } | null => {
  const taskId = textOf(message['taskID']);
  const whole = textOf(message['taskStatus']).toLowerCase();
  if (push === null || message['cmd'] !== push || taskId === '' || !['rendered', 'printed', 'failed'].includes(whole)) return null;
  const state = stateOf(objectsIn(message['printStatus']), whole);
  return state === null ? null : { taskId, state };
};
