import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate } from '../../../shared/domain/printing/parse-template.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';

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
