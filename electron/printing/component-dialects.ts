import type { PrintComponent } from './component-task.ts';

/**
 * The platforms' print components speak the same protocol with small differences; they are data here. JD's has another shape and
 * neither tells nor can be asked what became of a job.
 */
export type ComponentDialect = {
  readonly shape: 'cainiao' | 'jd';
  /** Tried in turn. */
  readonly addresses: readonly string[];
  /** What it calls the message that tells what became of a job; null = it sends none. */
  readonly push: string | null;
  /** Can it be asked what became of a job? */
  readonly tellsTaskStatus: boolean;
  readonly mostDocuments: number;
  /** Added to each document. */
  readonly documentExtras: Readonly<Record<string, boolean>>;
};

const cainiao: ComponentDialect = {
  shape: 'cainiao', addresses: ['ws://localhost:13528', 'wss://localhost:13529'], push: 'notifyPrintResult', tellsTaskStatus: true, mostDocuments: 1,
  documentExtras: {},
};

export const componentDialects: Readonly<Record<PrintComponent, ComponentDialect>> = {
  cainiao,
  pinduoduo: { ...cainiao, addresses: ['ws://127.0.0.1:5000', 'wss://127.0.0.1:18653'], push: 'PrintResultNotify' },
  douyin: { ...cainiao, addresses: ['ws://localhost:13888', 'wss://localhost:13999'] },
  kuaishou: {
    ...cainiao, addresses: ['ws://localhost:16888/ks/printer', 'wss://localhost:16889/ks/printer'], mostDocuments: 10, documentExtras: { ksOrderFlag: true },
  },
  jd: { ...cainiao, shape: 'jd', addresses: ['ws://localhost:9113'], push: null, tellsTaskStatus: false },
  meituan: { ...cainiao, addresses: ['ws://localhost:28613', 'ws://localhost:28713', 'ws://localhost:28813'] },
};
