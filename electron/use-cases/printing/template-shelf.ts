import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate } from '../../../shared/domain/printing/parse-template.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import type { Reader } from '../../store/database.ts';
import { ownTemplates, templatesMark } from '../../store/templates.ts';

/** What may be printed on now: the templates that come with the app, and the newest version of each of the shop's own. */
export type Templates = ReadonlyMap<string, Template>;

/**
 * Reads the templates that come with the app. They are part of it: one that is not wholly right is a broken installation and
 * throws with the file and the place.
 */
export const readTemplates = (folder: string): Templates => {
  const templates = new Map<string, Template>();
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json')).sort()) {
    const parsed = parseTemplate(readFileSync(join(folder, name), 'utf8'));
    if (!parsed.ok) throw new Error(`${name}: ${parsed.refusal.code} ${JSON.stringify(parsed.refusal.params ?? {})}`);
    if (templates.has(parsed.value.id)) throw new Error(`${name}: there is another template called ${parsed.value.id}`);
    templates.set(parsed.value.id, parsed.value);
  }
  return templates;
};

export type TemplateShelf = {
  readonly shipped: () => Templates;
  /** Shipped and own. One small query unless something was saved since the last call. */
  readonly all: () => Templates;
};

export type ShelfOptions = {
  readonly folder: string;
  /** The store that the shop's own templates are in. */
  readonly reader: () => Reader;
  /** Told of a stored template that no longer reads; it is left out. */
  readonly onBug: (message: string) => void;
};

export const createTemplateShelf = ({ folder, reader, onBug }: ShelfOptions): TemplateShelf => {
  let shipped: Templates | null = null;
  let held: { readonly mark: string; readonly templates: Templates } | null = null;
  const readShipped = (): Templates => (shipped ??= readTemplates(folder));
  return {
    shipped: readShipped,
    all: () => {
      const mark = templatesMark(reader());
      if (held?.mark === mark) return held.templates;
      const templates = new Map(readShipped());
      for (const { id, version, content } of ownTemplates(reader())) {
        const parsed = parseTemplate(content);
        if (parsed.ok) templates.set(id, parsed.value);
        else onBug(`template ${id} version ${version} does not read: ${JSON.stringify(parsed.refusal)}`);
      }
      held = { mark, templates };
      return templates;
    },
  };
};
