/** What the files of one folder may import. The table is read from the top; the first folder that holds a file decides. */
export type Layer = {
  readonly folder: string;
  /** Folders (or files) of this project that may be imported; the layer's own folder always may. */
  readonly folders: readonly string[];
  /** npm packages, `node:` for Node's modules; `any` where the layer is free to choose, less those in `notPackages`. */
  readonly packages: readonly string[] | 'any';
  readonly notPackages?: readonly string[];
  readonly because: string;
};

const belowTheUseCases = ['electron/store', 'electron/printing', 'electron/intake', 'electron/scales', 'electron/sync', 'shared'];

export const layers: readonly Layer[] = [
  {
    folder: 'shared/domain',
    folders: [],
    packages: [],
    because: 'rules are pure: they import nothing outside shared/domain',
  },
  {
    folder: 'shared/contract',
    folders: ['shared'],
    packages: ['zod'],
    because: 'the contract is words of the domain and zod schemas',
  },
  { folder: 'shared', folders: [], packages: ['zod'], because: 'what is shared runs in every process' },
  {
    folder: 'electron/dev',
    folders: [],
    packages: 'any',
    because: 'launchers stand beside the app and import nothing of it',
  },
  {
    folder: 'electron/store',
    folders: ['shared'],
    packages: ['better-sqlite3', 'zod', 'node:'],
    because: 'the store knows the driver, schemas and the shared words, neither Electron nor who uses it',
  },
  {
    folder: 'electron/intake',
    folders: ['shared', 'resources'],
    packages: 'any',
    notPackages: ['electron'],
    because: 'intake turns files into drafts: no store, no Electron',
  },
  {
    folder: 'electron/printing',
    folders: ['shared', 'electron/store'],
    packages: 'any',
    notPackages: ['electron'],
    because: 'printing turns drafts into PDFs and jobs, without Electron',
  },
  {
    folder: 'electron/scales',
    folders: ['shared'],
    packages: ['serialport', 'node-hid', 'node:'],
    because: 'scales turn bytes into readings: no store, no Electron',
  },
  {
    folder: 'electron/sync',
    folders: ['shared', 'electron/intake'],
    packages: ['zod', 'node:'],
    because: 'connectors turn drafts and messages into calls and back: no store, no Electron',
  },
  {
    folder: 'electron/use-cases',
    folders: belowTheUseCases,
    packages: 'any',
    notPackages: ['electron'],
    because: 'a use case asks rules and the store; it never asks a window',
  },
  {
    folder: 'electron/preload.ts',
    folders: ['shared'],
    packages: ['electron'],
    because: 'the preload hands on the contract and nothing else',
  },
  {
    folder: 'electron',
    folders: ['shared'],
    packages: 'any',
    because: 'the main process never imports the renderer, the tests or the launchers',
  },
  {
    folder: 'renderer/components',
    folders: ['renderer/i18n', 'renderer/assets', 'shared'],
    packages: 'any',
    notPackages: ['electron', 'node:'],
    because: 'components only show what they are given: no screen, no call to main',
  },
  {
    folder: 'renderer/api',
    folders: ['shared'],
    packages: 'any',
    notPackages: ['electron', 'node:'],
    because: 'the client of the contract knows no screen',
  },
  {
    folder: 'renderer',
    folders: ['shared'],
    packages: 'any',
    notPackages: ['electron', 'node:'],
    because: 'the renderer reaches the main process through window.backroom alone',
  },
];

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function screenOf(path: string): string | undefined {
  return /^renderer\/screens\/([^/]+)/.exec(path)?.[1];
}

function packageIsAllowed(name: string, layer: Layer): boolean {
  const isNode = name.startsWith('node:');
  const matches = (entry: string): boolean =>
    entry === 'node:' ? isNode : name === entry || name.startsWith(`${entry}/`);
  if (layer.notPackages?.some(matches) === true) return false;
  return layer.packages === 'any' || layer.packages.some(matches);
}

/** An import target: a path inside the project (no leading slash), or a package's name as it is written. */
export type ImportTarget =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'package'; readonly name: string };

/** Says why `file` (a path inside the project) may not import `target`, or undefined when it may. */
export function forbiddenImport(file: string, target: ImportTarget): string | undefined {
  const layer = layers.find(({ folder }) => isInside(file, folder));
  if (layer === undefined) return undefined;
  if (target.kind === 'package') return packageIsAllowed(target.name, layer) ? undefined : layer.because;
  const { path } = target;
  const screen = screenOf(file);
  const targetScreen = screenOf(path);
  if (targetScreen !== undefined && screen !== undefined && screen !== targetScreen)
    return 'screens never import each other';
  if (targetScreen !== undefined && screen === undefined && !isInside(file, 'renderer/app')) {
    return 'only renderer/app puts screens together';
  }
  if (isInside(path, 'electron/dev') && !isInside(file, 'electron/dev')) return layer.because;
  if ([layer.folder, ...layer.folders].some((folder) => isInside(path, folder))) return undefined;
  return layer.because;
}
