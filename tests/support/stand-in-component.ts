import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import type { PrintComponent } from '../../electron/printing/component-task.ts';

type Said = Record<string, unknown>;

/** A document that the stand-in put on paper, in order. */
export type PrintedDocument = { readonly taskId: string; readonly documentId: string; readonly printer: string; readonly contents: unknown };

export type ComponentScript = {
  /**
   * What happens to a task. `late`: the answer comes after the push; `never`: it prints and says nothing; `drop_after`: it prints and
   * hangs up; `drop_before`: it hangs up and prints nothing; `broken`: it prints and answers half a JSON; `wrong_types`, `twice`.
   */
  onPrint: 'take' | 'late' | 'never' | 'fail' | 'drop_after' | 'drop_before' | 'broken' | 'wrong_types' | 'twice';
  /** From which task of a row on (from 1) `onPrint` counts; those before are taken. */
  fromTask: number;
  /** Does a taken task come out at once, only when `finish` says so, or fail on the printer? */
  paper: 'at_once' | 'held' | 'jam';
  pushes: boolean;
  knowsTasks: boolean;
  answers: boolean;
  printers: unknown;
};

export type StandInComponent = {
  readonly endpoint: string;
  readonly script: ComponentScript;
  /** Its own books: what lies in the tray. */
  readonly printed: PrintedDocument[];
  /** Every message that reached it, as it came. */
  readonly heard: string[];
  readonly connections: () => number;
  /** Puts what it holds on paper. */
  readonly finish: () => void;
  readonly sayToAll: (text: string | Buffer) => void;
  /** Starts to listen again on the same port. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type Task = { readonly id: string; readonly printer: string; readonly documents: readonly { documentID: string; contents: unknown }[]; state: 'pending' | 'success' | 'failed' };

/** A print component on a real WebSocket that does what the test says and keeps its own books. */
export const startComponent = async (component: PrintComponent = 'cainiao', path = ''): Promise<StandInComponent> => {
  const script: ComponentScript = {
    onPrint: 'take', fromTask: 1, paper: 'at_once', pushes: true, knowsTasks: true, answers: true,
    printers: [{ name: 'XP-460B', status: 'enable', type: 'RAW' }, { name: '发货台 2', status: 'enable' }],
  };
  const printed: PrintedDocument[] = [];
  const heard: string[] = [];
  const tasks = new Map<string, Task>();
  let server: WebSocketServer | null = null;
  let port = 0;
  let connections = 0;
  let taken = 0;
  const push = component === 'pinduoduo' ? 'PrintResultNotify' : 'notifyPrintResult';
  const say = (socket: WebSocket, what: Said): void => {
    socket.send(JSON.stringify(what));
  };
  const sayToAll = (text: string | Buffer): void => {
    for (const client of server?.clients ?? []) client.send(text);
  };

  const notify = (task: Task, taskStatus: string): void => {
    if (!script.pushes || component === 'jd') return;
    const status = task.state === 'failed' ? 'failed' : 'success';
    sayToAll(JSON.stringify({
      cmd: push, printer: task.printer, taskID: task.id, taskStatus,
      printStatus: task.documents.map(({ documentID }) => ({ documentID, status, msg: status === 'failed' ? '缺纸' : '', detail: '' })),
    }));
  };
  const putOnPaper = (task: Task): void => {
    if (script.paper === 'jam') {
      task.state = 'failed';
      notify(task, 'failed');
      return;
    }
    for (const { documentID, contents } of task.documents) printed.push({ taskId: task.id, documentId: documentID, printer: task.printer, contents });
    task.state = 'success';
    notify(task, 'rendered');
    notify(task, 'printed');
    notify(task, 'rendered');
  };
  const take = (task: Task): void => {
    tasks.set(task.id, task);
    if (script.paper !== 'held') putOnPaper(task);
  };

  const print = (socket: WebSocket, id: string, task: Task): void => {
    taken += 1;
    const way = taken >= script.fromTask ? script.onPrint : 'take';
    const yes = component === 'jd' ? { code: '2', success: 'true', message: '', key: id } : { cmd: 'print', requestID: id, taskID: task.id, status: 'success' };
    const no = component === 'jd' ? { code: '2', success: 'false', message: '无效的打印机', key: id }
      : { cmd: 'print', requestID: id, taskID: task.id, status: 'failed', msg: '无效的打印机' };
    switch (way) {
      case 'drop_before':
        socket.terminate();
        return;
      case 'fail':
        task.state = 'failed';
        tasks.set(task.id, task);
        notify(task, 'failed');
        say(socket, no);
        return;
      case 'late':
        take(task);
        setTimeout(() => {
          say(socket, yes);
        }, 50);
        return;
      case 'never':
      case 'drop_after':
        take(task);
        if (way === 'drop_after') socket.terminate();
        return;
      case 'broken':
        take(task);
        socket.send(JSON.stringify(yes).slice(0, -4));
        return;
      case 'wrong_types':
        take(task);
        say(socket, component === 'jd' ? { ...yes, success: 1 } : { ...yes, status: { success: true }, taskID: 7 });
        return;
      case 'twice':
        say(socket, yes);
        say(socket, yes);
        take(task);
        return;
      case 'take':
        say(socket, yes);
        take(task);
    }
  };

  const hear = (socket: WebSocket, message: Said): void => {
    if (!script.answers) return;
    if (component === 'jd') {
      const id = String(message['key']);
      const parameters = message['parameters'] as Said;
      if (message['orderType'] === 'GET_Printers') {
        const names = (script.printers as { name: string }[]).map(({ name }) => name);
        say(socket, { code: '6', success: 'true', message: '', key: id, content: '', status: '', detailinfo: { printers: names } });
      } else if (message['orderType'] === 'PRINT') {
        const data = parameters['printData'] as string[];
        print(socket, id, {
          id, printer: String(parameters['printName']), state: 'pending', documents: data.map((one) => ({ documentID: one, contents: parameters })),
        });
      }
      return;
    }
    const id = String(message['requestID']);
    switch (message['cmd']) {
      case 'getPrinters':
        say(socket, { cmd: 'getPrinters', requestID: id, status: 'success', msg: 'no error', errorCode: 0, defaultPrinter: 'XP-460B', printers: script.printers });
        return;
      case 'print': {
        const task = message['task'] as { taskID: string; printer: string; documents: Task['documents'] };
        print(socket, id, { id: task.taskID, printer: task.printer, documents: task.documents, state: 'pending' });
        return;
      }
      case 'getTaskStatus': {
        const asked = message['taskID'] as string[];
        say(socket, {
          cmd: 'getTaskStatus', requestID: id,
          printStatus: !script.knowsTasks ? [] : asked.flatMap((taskID) => {
            const task = tasks.get(taskID);
            return task === undefined ? [] : [{
              taskID, detailStatus: task.documents.map(({ documentID }) => ({ documentID, status: task.state, msg: task.state === 'failed' ? '缺纸' : '', printer: task.printer })),
            }];
          }),
        });
      }
    }
  };

  const start = async (): Promise<void> => {
    server = new WebSocketServer({ host: '127.0.0.1', port, ...(path === '' ? {} : { path }) });
    await new Promise((resolve) => server?.once('listening', resolve));
    ({ port } = server.address() as AddressInfo);
    server.on('connection', (socket) => {
      connections += 1;
      socket.on('error', () => undefined);
      socket.on('message', (data) => {
        const text = (data as Buffer).toString('utf8');
        heard.push(text);
        hear(socket, JSON.parse(text) as Said);
      });
    });
  };
  await start();
  return {
    get endpoint() {
      return `ws://127.0.0.1:${port}${path}`;
    },
    script, printed, heard, connections: () => connections, sayToAll, start,
    finish: () => {
      script.paper = 'at_once';
      for (const task of tasks.values()) if (task.state === 'pending') putOnPaper(task);
    },
    stop: () => new Promise((resolve) => {
      for (const client of server?.clients ?? []) client.terminate();
      if (server === null) resolve();
      else server.close(() => {
        resolve();
      });
      server = null;
    }),
  };
};
