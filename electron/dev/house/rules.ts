import { isBuiltin } from 'node:module';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { forbiddenImport, type ImportTarget } from './layers.ts';

type Rule<Messages extends string> = Omit<TSESLint.RuleModule<Messages>, 'defaultOptions'>;

function projectPath(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): string {
  return relative(context.cwd, context.filename).split(sep).join('/');
}

function targetOf(specifier: string, file: string, folder: string): ImportTarget {
  if (specifier.startsWith('.')) {
    const absolute = resolve(folder, dirname(file), specifier.replace(/\?.*$/, ''));
    return { kind: 'file', path: relative(folder, absolute).split(sep).join('/') };
  }
  return { kind: 'package', name: isBuiltin(specifier) ? `node:${specifier.replace(/^node:/, '')}` : specifier };
}

/** The arrows between folders (layers.ts), for every way of importing a file. */
const arrows: Rule<'forbidden'> = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { forbidden: '{{file}} may not import {{specifier}}: {{because}}' },
    docs: { description: 'arrows between folders' },
  },
  create(context) {
    const file = projectPath(context);
    const check = (source: TSESTree.Node | null | undefined): void => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const because = forbiddenImport(file, targetOf(source.value, file, context.cwd));
      if (because === undefined) return;
      context.report({ node: source, messageId: 'forbidden', data: { file, specifier: source.value, because } });
    };
    return {
      ImportDeclaration: (node) => {
        check(node.source);
      },
      ExportNamedDeclaration: (node) => {
        check(node.source);
      },
      ExportAllDeclaration: (node) => {
        check(node.source);
      },
      ImportExpression: (node) => {
        check(node.source);
      },
      TSImportType: (node) => {
        check(node.source);
      },
      TSExternalModuleReference: (node) => {
        check(node.expression);
      },
      'CallExpression[callee.name=/^require$/]': (node: TSESTree.CallExpression) => {
        check(node.arguments[0]);
      },
      // import.meta.glob reads files as well.
      "CallExpression[callee.property.name='glob']": (node: TSESTree.CallExpression) => {
        const [patterns] = node.arguments;
        if (patterns?.type === 'ArrayExpression')
          patterns.elements.forEach((element) => {
            check(element);
          });
        else check(patterns);
      },
    };
  },
};

type Guarded = { readonly name: string; readonly where: readonly string[]; readonly because: string };

const guardedNames: readonly Guarded[] = [
  {
    name: 'ipcMain',
    where: ['electron/ipc/'],
    because: 'calls are served in electron/ipc alone, where each is checked',
  },
  { name: 'ipcRenderer', where: ['electron/preload.ts'], because: 'the preload alone speaks over channels' },
  { name: 'backroom', where: ['renderer/api/'], because: 'renderer/api alone touches window.backroom' },
];

/** Names by which processes speak with each other, kept to the one folder that checks what goes through. */
const borders: Rule<'guarded'> = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { guarded: '{{name}} is not for {{file}}: {{because}}' },
    docs: { description: 'borders between processes' },
  },
  create(context) {
    const file = projectPath(context);
    if (!/^(electron|renderer|shared)\//.test(file) || file.startsWith('electron/dev/')) return {};
    const report = (node: TSESTree.Node, name: string): void => {
      const guarded = guardedNames.find((entry) => entry.name === name);
      if (guarded === undefined || guarded.where.some((place) => file.startsWith(place))) return;
      context.report({ node, messageId: 'guarded', data: { name, file, because: guarded.because } });
    };
    const isGlobal = (node: TSESTree.Node): boolean => {
      if (node.type === 'TSAsExpression' || node.type === 'TSNonNullExpression') return isGlobal(node.expression);
      return node.type === 'Identifier' && ['window', 'globalThis', 'self', 'top', 'parent'].includes(node.name);
    };
    return {
      Identifier: (node) => {
        if (node.name.startsWith('ipc')) report(node, node.name);
      },
      'MemberExpression[computed=true] > Literal.property': (node: TSESTree.Literal) => {
        if (typeof node.value === 'string') report(node, node.value);
      },
      MemberExpression: (node) => {
        if (node.property.type === 'Identifier' && !node.computed && isGlobal(node.object))
          report(node, node.property.name);
      },
      VariableDeclarator: (node) => {
        if (node.id.type !== 'ObjectPattern' || node.init === null || !isGlobal(node.init)) return;
        for (const property of node.id.properties) {
          if (property.type === 'Property' && property.key.type === 'Identifier') report(property, property.key.name);
        }
      },
    };
  },
};

const VAGUE_NAMES = /^(utils?|helpers?|managers?|misc|common)$|-(utils?|helpers?|manager)$/;

/** kebab-case file names that say what is inside. */
const fileNames: Rule<'shape' | 'vague'> = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { shape: '{{name}} is not kebab-case', vague: '{{name}} does not say what is inside' },
    docs: { description: 'file names' },
  },
  create(context) {
    return {
      Program: (node) => {
        const name = basename(context.filename);
        const stem = name.replace(/(\.(test|config|d))?\.(ts|tsx)$/, '');
        if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem)) context.report({ node, messageId: 'shape', data: { name } });
        if (VAGUE_NAMES.test(stem)) context.report({ node, messageId: 'vague', data: { name } });
      },
    };
  },
};

export const houseRules = { arrows, borders, 'file-names': fileNames };
